//! Texts of other programs in cvtex's Markdown.

use super::convert::{is_blank, words};
use crate::people::several;
use crate::read::bibtex;
use crate::text::html::{entity, read as read_tag};
use crate::tree::{Node, Value};

/// A text of HTML as Markdown: paragraphs, points, bold, italics and links. None where it has
/// no tags and no entities.
pub(super) fn html(text: &str) -> Option<String> {
    let is_html = text.contains("</") || text.contains("<br") || text.contains("<p>");
    if !is_html && !text.contains("&amp;") && !text.contains("&nbsp;") {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut links: Vec<Option<String>> = Vec::new();
    let mut lists: Vec<(bool, usize)> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if first == '&'
            && let Some((character, length)) = entity(&rest[1..])
        {
            out.push(if character == '\u{a0}' { ' ' } else { character });
            at += length + 1;
            continue;
        }
        let Some(tag) = (first == '<').then(|| read_tag(rest)).flatten() else {
            out.push(if is_html && first.is_whitespace() { ' ' } else { first });
            at += first.len_utf8();
            continue;
        };
        at += tag.length;
        match (tag.name.as_str(), tag.is_closing) {
            ("b" | "strong", _) => out.push_str("**"),
            ("i" | "em", _) => out.push('*'),
            ("code" | "tt", _) => out.push('`'),
            ("a", false) => {
                if tag.href.is_some() {
                    out.push('[');
                }
                links.push(tag.href);
            }
            ("a", true) => {
                if let Some(Some(href)) = links.pop() {
                    out.push_str("](");
                    out.push_str(&href);
                    out.push(')');
                }
            }
            ("ul", false) => lists.push((false, 0)),
            ("ol", false) => {
                let is_bullets = rest.find("</li>").map_or(rest, |end| &rest[..end]);
                lists.push((!is_bullets.contains("data-list=\"bullet\""), 0));
            }
            ("ul" | "ol", true) => {
                lists.pop();
                out.push_str("\n\n");
            }
            ("li", false) => {
                let indent = "  ".repeat(lists.len().saturating_sub(1));
                let mark = match lists.last_mut() {
                    Some((true, count)) => {
                        *count += 1;
                        format!("{count}. ")
                    }
                    _ => "- ".to_owned(),
                };
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                out.push_str(&indent);
                out.push_str(&mark);
            }
            ("br", _) => out.push('\n'),
            ("p" | "div" | "h1" | "h2" | "h3" | "h4", _) => out.push_str("\n\n"),
            _ => {}
        }
    }
    Some(tidied(&out))
}

/// A text of TeX as Markdown, with no more signs than it needs.
pub(super) fn tex(text: &str) -> String {
    let markdown = bibtex::markdown(text).replace("\\& ", "& ");
    let mut made = String::with_capacity(markdown.len());
    let mut rest = markdown.as_str();
    while let Some((before, behind)) = rest.split_once("](<") {
        made.push_str(before);
        let Some((url, after)) = behind.split_once(">)") else {
            made.push_str("](<");
            rest = behind;
            continue;
        };
        let is_simple = !url.contains(['(', ')', ' ', '<']);
        made.push_str(if is_simple { "](" } else { "](<" });
        made.push_str(url);
        made.push_str(if is_simple { ")" } else { ">)" });
        rest = after;
    }
    made + rest
}

/// The lines without spaces at their ends, and no more than one blank line between two.
fn tidied(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        let kept = line.trim_end();
        let bare = kept.trim_start();
        let is_point = bare.starts_with("- ")
            || bare.split_once(". ").is_some_and(|(n, _)| n.parse::<u32>().is_ok());
        let line = if is_point { kept } else { bare };
        if line.is_empty() && lines.last().is_none_or(|last| last.is_empty()) {
            continue;
        }
        lines.push(line);
    }
    lines.join("\n").trim().to_owned()
}

/// A word of programs as people write it: `NATIVE_OR_BILINGUAL` is `Native or bilingual`.
pub(super) fn spoken(text: &str) -> Option<String> {
    let is_code = text.contains('_')
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let lower = text.to_lowercase().replace('_', " ");
    let first = text.get(..1)?;
    is_code.then(|| format!("{first}{}", lower.get(1..).unwrap_or_default()))
}

/// A text in which `$` begins no formula; `$$…$$` does.
pub(super) fn dollars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split("$$").enumerate() {
        if at > 0 {
            out.push('$');
        }
        if at % 2 == 0 {
            out.push_str(&part.replace('$', r"\$"));
        } else {
            out.push_str(part);
        }
    }
    if text.matches("$$").count() % 2 == 1 { text.replace('$', r"\$") } else { out }
}

/// A text in which a word is bold wherever it stands by itself.
pub(super) fn bold(text: &str, word: &str) -> String {
    if word.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, behind) = (&rest[..at], &rest[at + word.len()..]);
        let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '*');
        let is_word = ends(before.chars().last().or_else(|| out.chars().last()))
            && ends(behind.chars().next());
        out.push_str(before);
        if is_word {
            out.extend(["**", word, "**"]);
        } else {
            out.push_str(word);
        }
        rest = behind;
    }
    out + rest
}

/// The parts of a place in which letters and telegrams name them.
const PLACE: [&str; 9] = [
    "street",
    "address",
    "postalCode",
    "postal_code",
    "city",
    "region",
    "country",
    "countryCode",
    "country_code",
];

/// A place in parts as one text.
pub(super) fn place(node: &Node) -> Option<String> {
    let Value::Mapping(fields) = &node.value else {
        return node.text().filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    };
    let part = |name: &str| {
        let value = &node.get(name)?.value;
        value.text().filter(|text| !text.is_empty())
    };
    let is_known = |name: &str| PLACE.contains(&name);
    if fields.iter().any(|field| !is_known(&field.key) && !is_blank(&field.value)) {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    let mut code = None;
    for name in PLACE {
        let Some(text) = part(name) else { continue };
        match name {
            "postalCode" | "postal_code" => code = Some(text.replace('\n', ", ")),
            _ => {
                let text = text.replace('\n', ", ");
                let text = match code.take() {
                    Some(code) if name == "city" => format!("{code} {text}"),
                    Some(code) => {
                        parts.push(code);
                        text
                    }
                    None => text,
                };
                if !parts.contains(&text) {
                    parts.push(text);
                }
            }
        }
    }
    parts.extend(code);
    Some(parts.join(", ")).filter(|place| !place.is_empty())
}

/// Names of authors without the marks by which people make their own bold.
pub(super) fn authors(node: &Node) -> Vec<Node> {
    match &node.value {
        Value::Scalar(scalar) if scalar.text.trim().is_empty() => Vec::new(),
        Value::Scalar(scalar) => match several(&scalar.text) {
            Some(names) => {
                names.iter().map(|name| words(node, &without_marks(name))).collect()
            }
            None => vec![words(node, &without_marks(&scalar.text))],
        },
        Value::Sequence(items) => match items.as_slice() {
            [one] => authors(one),
            items => items.iter().flat_map(listed_authors).collect(),
        },
        Value::Mapping(fields) => {
            fields.iter().flat_map(|field| listed_authors(&field.value)).collect()
        }
    }
}

/// The names in an item of a list, of which a text is one.
fn listed_authors(node: &Node) -> Vec<Node> {
    match &node.value {
        Value::Scalar(scalar) if scalar.text.trim().is_empty() => Vec::new(),
        Value::Scalar(scalar) => vec![words(node, &without_marks(&scalar.text))],
        _ => authors(node),
    }
}

/// A name without the asterisks around it. One behind it alone is a mark.
pub(super) fn without_marks(name: &str) -> String {
    let mut bare = name.trim();
    for mark in ["***", "**", "__", "*", "_"] {
        let inner = bare.strip_prefix(mark);
        let inner = inner.and_then(|rest| rest.split_once(mark));
        if let Some((inner, behind)) = inner {
            return format!("{}{behind}", inner.trim());
        }
    }
    if let Some((inside, _)) =
        bare.strip_prefix('[').and_then(|rest| rest.split_once("]("))
    {
        bare = inside;
    }
    bare.to_owned()
}

/// Whether a grade is a number, perhaps with its scale.
pub(super) fn is_average(text: &str) -> bool {
    let mut parts = text.split('/').map(str::trim);
    parts.all(|part| part.parse::<f64>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_markdown() {
        let text = "<p>I <b>built</b> an <a href=\"https://a.org\">engine</a> &amp; more.</p><ul><li>one</li><li>two</li></ul>";
        assert_eq!(
            html(text).as_deref(),
            Some("I **built** an [engine](https://a.org) & more.\n\n- one\n- two")
        );
        assert_eq!(html("a < b & c"), None);
    }

    #[test]
    fn a_dollar_begins_a_formula_only_when_it_is_double() {
        assert_eq!(dollars("$5 and $$x^2$$"), r"\$5 and $x^2$");
        assert_eq!(dollars("$$5"), r"\$\$5");
    }

    #[test]
    fn tex_becomes_markdown_without_needless_signs() {
        assert_eq!(
            tex(r"Honors \& \textbf{Awards} \href{https://a.org}{here}"),
            "Honors & **Awards** [here](https://a.org)"
        );
    }

    #[test]
    fn words_of_programs_become_those_of_people() {
        assert_eq!(spoken("NATIVE_OR_BILINGUAL").as_deref(), Some("Native or bilingual"));
        assert_eq!(spoken("IELTS"), None);
        assert_eq!(spoken(""), None);
    }

    #[test]
    fn words_are_bold_where_they_stand_alone() {
        assert_eq!(bold("Rust, **Rust**, Rusty", "Rust"), "**Rust**, **Rust**, Rusty");
    }

    #[test]
    fn marks_around_a_name_go_and_those_behind_it_stay() {
        for (name, expected) in [
            ("**Ada Lovelace**", "Ada Lovelace"),
            ("***A. Lovelace***", "A. Lovelace"),
            ("*Ada Lovelace**", "Ada Lovelace*"),
            ("Ada Lovelace*", "Ada Lovelace*"),
            ("Ada", "Ada"),
        ] {
            assert_eq!(without_marks(name), expected);
        }
    }
}
