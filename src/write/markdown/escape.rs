//! Characters as Markdown takes them (CommonMark, and what GitHub adds), so that every text
//! comes out as itself.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// Writes texts so that Markdown reads no mark in them. Every value of a template goes through
/// it.
#[derive(Clone, Copy, Debug, Default)]
pub struct MarkdownEscaper;

impl Escaper for MarkdownEscaper {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        dest.write_str(&self::text(text))
    }
}

/// A text inside a line.
pub(super) fn text(text: &str) -> String {
    let mut made = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let is_inside = before.is_alphanumeric() && next.is_alphanumeric();
        let is_mark = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '$' => true,
            '_' => !is_inside,
            '~' => next == '~' || before == '~',
            '&' => next.is_ascii_alphabetic() || next == '#',
            '!' => next == '[',
            // Jekyll and other makers of sites fill in what stands so in a page.
            '{' | '%' => before == '{',
            _ => false,
        };
        if is_mark {
            made.push('\\');
        }
        match character {
            '\n' | '\t' => made.push(' '),
            control if control.is_control() => {}
            other => made.push(other),
        }
        before = character;
    }
    made
}

/// A line, in which nothing at its start makes a block.
pub(super) fn line(markdown: &str) -> String {
    let markdown = markdown.trim_start();
    let digits = markdown.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0
        && digits < 10
        && markdown.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']));
    if is_number {
        let (number, rest) = markdown.split_at(digits);
        return format!("{number}\\{rest}");
    }
    if markdown.starts_with(['#', '-', '+', '>', '=', '|', '~']) {
        return format!("\\{markdown}");
    }
    markdown.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_markdown_is_escaped() {
        assert_eq!(text("a*b [c] <d> `e` \\ $5"), r"a\*b \[c\] \<d> \`e\` \\ \$5");
        assert_eq!(
            text("snake_case _x_ AT&T & &amp; ~~s~~"),
            r"snake_case \_x\_ AT\&T & \&amp; \~\~s\~\~"
        );
        assert_eq!(text("{{ a }} {% b %} {c}"), r"{\{ a }} {\% b %} {c}");
        assert_eq!(line("1. a"), r"1\. a");
        assert_eq!(line("2021 a"), "2021 a");
        assert_eq!(line("# a"), r"\# a");
    }
}
