//! Text in the quotes of YAML, as it is written and as messages propose it.

/// The advice to put a text in quotes, with the text if it is short.
pub(crate) fn write_quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > 100 {
        return "put quotes around the whole text".into();
    }
    format!("write `{}`", quoted(&words))
}

/// The text as a YAML text in quotes.
pub(crate) fn quoted(words: &str) -> String {
    if words.contains('"') || words.contains('\\') {
        format!("'{}'", words.replace('\'', "''"))
    } else {
        format!("\"{words}\"")
    }
}
