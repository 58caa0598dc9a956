//! Inline text as Markdown.

use super::escape::text;
use crate::text::{self, Inline};
use crate::write::address::address;

/// A tree as Markdown.
pub(super) fn markdown(inlines: &[Inline]) -> String {
    let mut made = String::new();
    for (at, inline) in inlines.iter().enumerate() {
        let next = inlines.get(at + 1..).map(text::plain).unwrap_or_default();
        one(inline, next.chars().next(), &mut made);
    }
    made
}

fn one(inline: &Inline, next: Option<char>, made: &mut String) {
    match inline {
        Inline::Text(words) => made.push_str(&text(words)),
        Inline::Strong(content) | Inline::Own(content) => {
            marked(&markdown(content), ("**", "strong"), next, made);
        }
        Inline::Emphasis(content) => marked(&markdown(content), ("*", "em"), next, made),
        Inline::Code(code) => made.push_str(&self::code(code)),
        Inline::Link { url, content } => made.push_str(&link(url, &markdown(content))),
        Inline::Math(formula) => {
            made.push('$');
            made.push_str(formula.trim());
            made.push('$');
        }
    }
}

/// Words between marks; between tags of HTML where the marks would not be read as such.
fn marked(
    content: &str,
    (mark, tag): (&str, &str),
    next: Option<char>,
    made: &mut String,
) {
    let inner = content.trim();
    if inner.is_empty() {
        made.push_str(content);
        return;
    }
    let start = content.len() - content.trim_start().len();
    made.push_str(&content[..start]);
    let is_punctuation = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let before = made.chars().last();
    let next = if content.ends_with(' ') { None } else { next };
    let opens =
        !inner.starts_with(is_punctuation) || before.is_none_or(|c| !c.is_alphanumeric());
    let closes =
        !inner.ends_with(is_punctuation) || next.is_none_or(|c| !c.is_alphanumeric());
    let is_free = before != Some('*') && !inner.starts_with('*') && !inner.ends_with('*');
    if opens && closes && is_free {
        made.extend([mark, inner, mark]);
    } else {
        made.extend(["<", tag, ">", inner, "</", tag, ">"]);
    }
    made.push_str(&content[start + inner.len()..]);
}

/// Code between as many backticks as it needs.
fn code(code: &str) -> String {
    let code: String =
        code.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let runs = code.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let is_padded = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
    let space = if is_padded { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}

/// Words, already Markdown, that lead to an address.
pub(super) fn link(url: &str, words: &str) -> String {
    let url = address(url);
    let has_brackets = url.contains(['(', ')']);
    let url = if has_brackets { format!("<{url}>") } else { url };
    format!("[{words}]({url})")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str) -> String {
        markdown(&text::parse(source))
    }

    #[test]
    fn markdown_comes_out_as_it_went_in() {
        for source in [
            "I study *what* **engines** can `compute`",
            "[words](https://a.org/b) and $x_i^2$",
            "[a](<https://a.org/b_(c)>)",
        ] {
            assert_eq!(of(source), source);
        }
    }

    #[test]
    fn marks_that_would_not_be_read_are_tags() {
        let strong = |words: &str| Inline::Strong(vec![Inline::Text(words.to_owned())]);
        let text = |words: &str| Inline::Text(words.to_owned());
        assert_eq!(markdown(&[strong("a."), text("b")]), "<strong>a.</strong>b");
        assert_eq!(markdown(&[strong(" a "), text("b")]), " **a** b");
    }
}
