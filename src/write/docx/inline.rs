//! Inline text as runs of `WordprocessingML` (ECMA-376, part 1, section 17.3.2).

use std::fmt::Write;

use super::escape::text;
use super::math;
use crate::resources::fonts;
use crate::text::Inline;
use crate::write::address::address;

/// How a run looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub is_bold: bool,
    pub is_italic: bool,
    /// A style of characters, by its identifier.
    pub style: Option<&'static str>,
    /// `superscript` or `subscript`.
    pub script: Option<&'static str>,
}

impl Look {
    /// That of a style.
    pub(super) fn styled(style: &'static str) -> Self {
        Self { style: Some(style), ..Self::default() }
    }
}

/// A tree as runs.
pub(super) fn runs(inlines: &[Inline], look: Look) -> String {
    inlines.iter().map(|inline| one(inline, look)).collect()
}

fn one(inline: &Inline, look: Look) -> String {
    match inline {
        Inline::Text(words) => run(words, look),
        Inline::Strong(content) | Inline::Own(content) => {
            runs(content, Look { is_bold: true, ..look })
        }
        Inline::Emphasis(content) => {
            runs(content, Look { is_italic: !look.is_italic, ..look })
        }
        Inline::Code(code) => run(code, Look { style: Some("cvCode"), ..look }),
        Inline::Link { url, content } => {
            let inner = runs(content, Look { style: Some("Hyperlink"), ..look });
            link(url, &inner)
        }
        Inline::Math(formula) => match crate::text::math::tree(formula) {
            Some(parts) => math::formula(&parts, look),
            None => run(formula, look),
        },
    }
}

/// Runs that lead to an address. The address stands for the identifier of its relationship,
/// until all of a part are known.
pub(super) fn link(url: &str, runs: &str) -> String {
    let url = text(&address(url));
    format!("<w:hyperlink r:id=\"@{url}\" w:history=\"1\">{runs}</w:hyperlink>")
}

/// Characters of one look. What Word reads as an element is one.
pub(super) fn run(words: &str, look: Look) -> String {
    if words.is_empty() {
        return String::new();
    }
    let mut made = format!("<w:r>{}", properties(words, look));
    let mut rest = words;
    while !rest.is_empty() {
        let special = |c: char| matches!(c, '\n' | '\t' | '\u{ad}' | '\u{2011}');
        let at = rest.find(special).unwrap_or(rest.len());
        let (before, behind) = rest.split_at(at);
        if !before.is_empty() {
            let before = text(before);
            let _ = write!(made, "<w:t xml:space=\"preserve\">{before}</w:t>");
        }
        let mut behind = behind.chars();
        made.push_str(match behind.next() {
            Some('\n') => "<w:br/>",
            Some('\t') => "<w:tab/>",
            Some('\u{ad}') => "<w:softHyphen/>",
            Some(_) => "<w:noBreakHyphen/>",
            None => "",
        });
        rest = behind.as_str();
    }
    made + "</w:r>"
}

/// The properties of a run, in the order that strict readers want.
fn properties(words: &str, look: Look) -> String {
    let mut made = String::new();
    if let Some(style) = look.style {
        let _ = write!(made, "<w:rStyle w:val=\"{style}\"/>");
    }
    if look.is_bold {
        made.push_str("<w:b/><w:bCs/>");
    }
    if look.is_italic {
        made.push_str("<w:i/><w:iCs/>");
    }
    if let Some(script) = look.script {
        let _ = write!(made, "<w:vertAlign w:val=\"{script}\"/>");
    }
    if words.chars().any(fonts::is_right_to_left) {
        made.push_str("<w:rtl/>");
    }
    if made.is_empty() { made } else { format!("<w:rPr>{made}</w:rPr>") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_word_reads_as_an_element_is_one() {
        assert_eq!(
            run("a\tb\u{ad}<c>", Look { is_bold: true, ..Look::default() }),
            "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">a</w:t><w:tab/>\
             <w:t xml:space=\"preserve\">b</w:t><w:softHyphen/>\
             <w:t xml:space=\"preserve\">&lt;c&gt;</w:t></w:r>"
        );
    }

    #[test]
    fn words_from_right_to_left_say_so() {
        assert!(run("שלום", Look::default()).contains("<w:rPr><w:rtl/></w:rPr>"));
        assert!(!run("hello", Look::default()).contains("rtl"));
    }
}
