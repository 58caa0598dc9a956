//! The rules of the check: the schema of the model without what only people read, as the
//! program carries it.
//!
//! To derive the schema from the types takes longer than to check a CV. So `data/rules.jsonl`
//! holds it, a type a line, and a type is read when a CV first needs it. A test writes the file
//! (`CVTEX_UPDATE=1 cargo test --release --test it docs::`), and fails where it is not that of the
//! model.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use serde_json::Value as Json;

/// The types, each a line: its name, a tabulator, and its schema. That of the whole file has no
/// name.
const RULES: &str = include_str!("../../data/rules.jsonl");

/// A type: what the file says of it, and the same when it is read.
type Rule = (&'static str, OnceLock<Json>);

static BY_NAME: LazyLock<HashMap<&'static str, Rule>> = LazyLock::new(|| {
    let lines = RULES.lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(name, rule)| (name, (rule, OnceLock::new()))).collect()
});

/// What the whole file must be.
pub(super) fn root() -> &'static Json {
    named("")
}

/// What a type must be. There is none but those that the rules name.
#[expect(
    clippy::expect_used,
    reason = "the file is the program's own, and a test writes it"
)]
pub(super) fn named(name: &str) -> &'static Json {
    match BY_NAME.get(name) {
        Some((text, rule)) => rule.get_or_init(|| {
            serde_json::from_str(text).expect("a rule that a test has written")
        }),
        None => &Json::Null,
    }
}
