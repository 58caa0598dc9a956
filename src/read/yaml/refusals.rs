//! What YAML allows and a CV does not, in the author's words.

use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::source::Span;

/// How deeply lists and mappings may be nested.
pub(super) const MAX_DEPTH: usize = 60;

pub(super) fn merged_text(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        "`<<` takes the fields of another entry",
        span,
        "not a group of fields",
    )
    .help("write `<<: *name`, where `&name` stands before that entry's first field")
}

pub(super) fn duplicate(key: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        format!("the field `{}` is given twice", excerpt(key)),
        second,
        "again here",
    )
    .other(first, "first here")
    .help("keep one of them")
}

pub(super) fn alias_help(name: &str) -> String {
    let name = excerpt(name);
    format!(
        "write `&{name}` before the value it stands for, or quote the text if `*` is meant"
    )
}

pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::TooDeep,
        format!("lists and fields are nested more than {MAX_DEPTH} deep"),
        span,
        "too deep",
    )
    .help("a CV needs five or six levels: check the brackets and the indentation")
}
