//! `cvtex schema`: the JSON Schema of a CV file.

use clap::Args;

use super::exit::Exit;
use super::screen::print;
use crate::model::schema::json_schema;

/// Print the JSON Schema of a CV file, for editors
#[derive(Args, Debug)]
#[command(after_help = "Example:
  cvtex schema > cvtex.schema.json

With this line at the top of a CV an editor completes and checks it:
  # yaml-language-server: $schema=cvtex.schema.json")]
pub(super) struct Arguments {}

/// Prints the schema.
#[expect(clippy::expect_used, reason = "the schema is JSON already, and of this program")]
pub(super) fn run() -> Exit {
    let schema = serde_json::to_string_pretty(&json_schema());
    print(&(schema.expect("a schema is valid JSON") + "\n"));
    Exit::Done
}
