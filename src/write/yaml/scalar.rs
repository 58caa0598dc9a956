//! A text as YAML, so that it reads back as itself.

use std::fmt::Write;

use crate::tree::quoted::quoted;

/// Where a text is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::write) enum Context {
    /// On a line of its own or behind a name.
    Block,
    /// Between brackets, where commas and brackets end it.
    Flow,
}

/// The text without quotes where nothing in it means anything to YAML, else in quotes.
pub(in crate::write) fn written(text: &str, context: Context) -> String {
    if is_plain(text, context) {
        text.to_owned()
    } else if text.contains(is_hidden) {
        escaped(text)
    } else {
        quoted(text)
    }
}

fn is_plain(text: &str, context: Context) -> bool {
    const WORDS: [&str; 9] =
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_begun = text.starts_with(|first: char| first.is_alphanumeric());
    let is_cut = text.ends_with(':') || text.ends_with(char::is_whitespace);
    let has_marks = text.contains(": ") || text.contains(" #");
    let has_brackets =
        context == Context::Flow && (text.contains([',', '[', ']', '{', '}']));
    let is_word = WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    is_begun
        && !is_cut
        && !has_marks
        && !has_brackets
        && !is_word
        && !is_rounded(text)
        && !text.contains(is_hidden)
}

/// Whether a reader of numbers would give it back in another way: `2301.10000`, `0306`.
fn is_rounded(text: &str) -> bool {
    let is_year_or_so = text.bytes().all(|byte| byte.is_ascii_digit())
        && !text.starts_with('0')
        && text.len() < 10;
    let is_number = text.parse::<f64>().is_ok() || text.starts_with("0x");
    (is_number && !is_year_or_so) || text.contains('_') && starts_as_number(text)
}

fn starts_as_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
}

/// Whether a character cannot be seen, or ends a line.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'
        )
}

fn escaped(text: &str) -> String {
    let mut written = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => written.extend(['\\', character]),
            '\n' => written.push_str("\\n"),
            hidden if is_hidden(hidden) => {
                let _ = write!(written, "\\u{:04X}", u32::from(hidden));
            }
            other => written.push(other),
        }
    }
    written + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Report;
    use crate::read::yaml;
    use crate::source::Source;
    use crate::tree::Value;
    use proptest::prelude::*;

    #[test]
    fn quotes_stand_where_they_are_needed() {
        for (text, expected) in [
            ("Notes on engines", "Notes on engines"),
            ("Engines: a story", "\"Engines: a story\""),
            ("10.1000/182", "10.1000/182"),
            ("https://example.org/a#b", "https://example.org/a#b"),
            ("1843", "1843"),
            ("2301.10000", "\"2301.10000\""),
            ("*Nature*", "\"*Nature*\""),
            ("Yes", "\"Yes\""),
            ("\"Say\" it's", "'\"Say\" it''s'"),
            ("a\nb", "\"a\\nb\""),
        ] {
            assert_eq!(written(text, Context::Block), expected);
        }
        assert_eq!(written("Lovelace, Ada", Context::Flow), "\"Lovelace, Ada\"");
        assert_eq!(written("Lovelace, Ada", Context::Block), "Lovelace, Ada");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_reads_back_as_itself(
            text in prop_oneof![
                any::<String>(),
                "[-a-z0-9 :#,'\"\\[\\]{}&*!|>%@`?~.\\\\\n\t_]{1,12}",
            ],
        ) {
            for (context, before, behind) in
                [(Context::Block, "a: ", "\n"), (Context::Flow, "a: [{b: ", "}]\n")]
            {
                let yaml = format!("{before}{}{behind}", written(&text, context));
                let source = Source::new("cv.yaml", yaml);
                let mut report = Report::default();
                let root = yaml::parse(&source, &mut report);
                let mut node = root.as_ref().and_then(|root| root.get("a")).map(|it| &it.value);
                if context == Context::Flow
                    && let Some(Value::Sequence(items)) = node.map(|node| &node.value)
                {
                    node = items[0].get("b").map(|field| &field.value);
                }
                let Some(Value::Scalar(scalar)) = node.map(|node| &node.value) else {
                    return Err(TestCaseError::fail(source.text().to_owned()));
                };
                prop_assert_eq!(&scalar.text, &text, "{}", source.text());
                prop_assert!(report.is_empty(), "{}", source.text());
            }
        }
    }
}
