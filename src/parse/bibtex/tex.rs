//! What TeX leaves in a text after its accents and groups are read.

use crate::text::{escape_markdown, math};

/// The same text, byte for byte, with dollar signs for `\(` and `\)`.
pub(super) fn with_dollars(source: &str) -> String {
    source.replace("\\(", " $").replace("\\)", "$ ")
}

/// A text of TeX as inline Markdown: signs of mathematics become formulas, other commands
/// leave their arguments.
pub(super) fn markdown(text: &str) -> String {
    read(
        text,
        |name| math::is_symbol(name).then(|| format!("$\\{name}$")),
        escape_markdown,
    )
}

/// A text of TeX without any of it.
pub(super) fn plain(text: &str) -> String {
    read(text, |_| None, str::to_owned)
}

/// An address: what TeX escapes is itself, and so is a tilde.
pub(super) fn address(text: &str) -> String {
    text.replace("\\~{}", "~")
        .replace("\\textasciitilde", "~")
        .replace(['\\', '\u{a0}'], "")
}

fn read(
    text: &str,
    command: impl Fn(&str) -> Option<String>,
    literal: impl Fn(&str) -> String,
) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '~', '{', '}']) {
        made.push_str(&literal(&rest[..at]));
        let mark = &rest[at..=at];
        rest = &rest[at + 1..];
        if mark != "\\" {
            // A tie is a space; braces that are left group nothing.
            made.extend((mark == "~").then_some('\u{a0}'));
            continue;
        }
        let letters =
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let mut next = rest.chars();
        match (letters, next.next()) {
            (0, Some(accent)) if is_combining(accent) => {
                // An accent that is left before its letter, as on a dotless i.
                let rest_of = next.as_str().trim_start();
                let mut letters = rest_of.chars();
                made.extend(letters.next());
                made.push(accent);
                rest = letters.as_str();
            }
            (0, Some(sign)) => {
                made.push_str(&literal(&sign.to_string()));
                rest = next.as_str();
            }
            (0, None) => {}
            _ => {
                made.push_str(&command(&rest[..letters]).unwrap_or_default());
                rest = rest[letters..].trim_start();
            }
        }
    }
    made + &literal(rest)
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_leaves_is_read() {
        assert_eq!(plain("Krist\\\u{301}in"), "Kristi\u{301}n");
        assert_eq!(plain("M.~E.~S. Pereira"), "M.\u{a0}E.\u{a0}S. Pereira");
        assert_eq!(plain(r"50\% of A\&B"), "50% of A&B");
        assert_eq!(markdown(r"is not \sigma 8 *"), r"is not $\sigma$8 \*");
        assert_eq!(markdown(r"\textsc name"), "name");
    }

    #[test]
    fn another_mark_for_formulas_keeps_every_byte_in_place() {
        let source = r"title = {\(x\) and y}";
        assert_eq!(with_dollars(source), "title = { $x$  and y}");
        assert_eq!(with_dollars(source).len(), source.len());
    }
}
