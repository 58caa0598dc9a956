//! What people write in a text as they would in TeX, where it can mean nothing else: dashes
//! between figures or spaces, quotation marks of two signs, the names of TeX.

use std::ops::Range;

/// The names of TeX's programs that are commands, and how they are written.
const NAMES: &[(&str, &str)] = &[
    ("LaTeXe", "LaTeX2e"),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("BibTeX", "BibTeX"),
    ("XeLaTeX", "XeLaTeX"),
    ("XeTeX", "XeTeX"),
    ("LuaLaTeX", "LuaLaTeX"),
    ("LuaTeX", "LuaTeX"),
    ("ConTeXt", "ConTeXt"),
];

/// Whether a command of this name is set as what it prints.
pub(crate) fn is_name(name: &str) -> bool {
    NAMES.iter().any(|(known, _)| *known == name)
}

/// Whether a text may hold any of this.
pub(super) fn is_needed(text: &str) -> bool {
    text.contains("--") || text.contains('\\') || text.contains("''")
}

/// What stands for quotation marks of two signs while Markdown is read, which would take them
/// for the marks of code. They are as long, and no text can hold them.
const MARKS: [(char, &str); 2] = [('\u{93}', "“"), ('\u{94}', "”")];

/// How far the partner of a quotation mark is looked for.
const MAX_QUOTED: usize = 1000;

/// A line in which the quotation marks of two signs are marked.
pub(super) fn with_marks(line: String) -> String {
    if !(line.contains("``") && line.contains("''")) {
        return line;
    }
    let mut marked = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(at) = rest.find("``") {
        let inner = &rest[at + 2..];
        let window = &inner[..inner.floor_char_boundary(MAX_QUOTED)];
        let next = window.find("``").unwrap_or(window.len());
        marked.push_str(&rest[..at]);
        let end = window[..next].find("''").filter(|_| !rest[..at].ends_with('\\'));
        if let Some(end) = end {
            marked.push(MARKS[0].0);
            marked.push_str(&inner[..end]);
            marked.push(MARKS[1].0);
            rest = &inner[end + 2..];
        } else {
            marked.push_str("``");
            rest = inner;
        }
    }
    marked.push_str(rest);
    marked
}

/// A text in which no mark stands.
pub(super) fn without_marks(text: &str) -> String {
    text.replace(MARKS[0].0, "``").replace(MARKS[1].0, "''")
}

/// The run of characters at these bytes of a line. A sign behind a backslash is itself.
pub(super) fn run(line: &str, range: Range<usize>) -> String {
    let text = &line[range.clone()];
    let mut made = String::with_capacity(text.len());
    let is_escaped = line[..range.start].ends_with('\\');
    let mut at = range.start;
    if let Some(first) = text.chars().next().filter(|_| is_escaped) {
        made.push(first);
        at += first.len_utf8();
    }
    let is_sign = |c: char| "-\\".contains(c) || MARKS.iter().any(|(mark, _)| *mark == c);
    while let Some(next) = line[at..range.end].find(is_sign) {
        made.push_str(&line[at..at + next]);
        at += next;
        let behind = &line[at..range.end];
        let mark = MARKS.iter().find(|(mark, _)| behind.starts_with(*mark));
        let (written, length) = match mark {
            Some((mark, sign)) => (*sign, mark.len_utf8()),
            None if behind.starts_with('-') => dashes(&line[..at], &line[at..]),
            None => name(behind),
        };
        made.push_str(written);
        at += length.min(range.end - at);
    }
    made.push_str(&line[at..range.end]);
    made
}

/// What a run of hyphens stands for between what is around it, and its length.
fn dashes<'a>(before: &str, behind: &'a str) -> (&'a str, usize) {
    let length = behind.bytes().take_while(|byte| *byte == b'-').count();
    let as_written = (&behind[..length], length);
    let last = before.chars().next_back();
    let next = behind[length..].chars().next();
    let (Some(last), Some(next)) = (last, next) else { return as_written };
    let is_between = |is: fn(char) -> bool| is(last) && is(next);
    match length {
        2 if is_between(|c| c.is_ascii_digit()) || is_between(char::is_whitespace) => {
            ("–", length)
        }
        3 if is_between(char::is_alphanumeric) || is_between(char::is_whitespace) => {
            ("—", length)
        }
        _ => as_written,
    }
}

/// A name of TeX at its backslash, and how many bytes it takes.
fn name(text: &str) -> (&str, usize) {
    let letters = text[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = &text[1..=letters];
    let Some((_, written)) = NAMES.iter().find(|(known, _)| *known == name) else {
        return (&text[..1], 1);
    };
    let behind = &text[letters + 1..];
    let end = ["{}", "\\ "].iter().find(|end| behind.starts_with(**end));
    let length = letters + 1 + end.map_or(0, |end| if *end == "{}" { 2 } else { 1 });
    (written, length)
}

#[cfg(test)]
mod tests {
    use crate::text::{parse, plain};

    #[test]
    fn what_is_typed_as_in_tex_is_set_as_meant() {
        for (written, expected) in [
            ("2010--2015, pp. 3--5", "2010–2015, pp. 3–5"),
            ("cards -- and wheels", "cards – and wheels"),
            ("cards---and wheels --- too", "cards—and wheels — too"),
            (
                r"\LaTeX, \LaTeX{} and \TeX\ too, \BibTeX",
                "LaTeX, LaTeX and TeX too, BibTeX",
            ),
            ("``a'' and **``b''**", "“a” and “b”"),
            ("``x ` y``", "x ` y"),
            (
                "run --all, i--, a--b, ----, it's ''x''",
                "run --all, i--, a--b, ----, it's ''x''",
            ),
            (r"a \-- b, 1\--2, 1-\-2 and '\'x'\'", "a -- b, 1--2, 1--2 and ''x''"),
            ("`a -- b` and $x$ -- y", "a -- b and x – y"),
        ] {
            assert_eq!(plain(&parse(written)), expected, "{written}");
        }
    }
}
