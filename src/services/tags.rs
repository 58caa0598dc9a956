//! The tags that titles hold when they come from web pages and publishers' systems: those of
//! HTML, of JATS (`jats:italic`) and of MathML, often cut or badly nested.

/// What a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A command of TeX about what it encloses.
    Command(&'static str),
    /// A formula.
    Formula,
    /// A space.
    Space,
    /// Nothing: what it encloses stays.
    Words,
}

/// A tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// The name in lower case, without a prefix.
    pub name: String,
    /// What it means.
    pub meaning: Meaning,
    /// Whether it ends an element.
    pub is_closing: bool,
    /// Whether it is an element by itself.
    pub is_empty: bool,
    /// How many bytes it takes.
    pub length: usize,
}

/// The meaning of a tag of this name; none where it is no tag of a title.
fn meaning(name: &str) -> Option<Meaning> {
    Some(match name {
        "i" | "em" | "italic" => Meaning::Command("emph"),
        "b" | "strong" | "bold" => Meaning::Command("textbf"),
        "sub" | "inf" => Meaning::Command("textsubscript"),
        "sup" => Meaning::Command("textsuperscript"),
        "sc" | "scp" => Meaning::Command("textsc"),
        "tt" | "code" | "monospace" => Meaning::Command("texttt"),
        "math" | "inline-formula" | "disp-formula" | "alternatives" | "tex-math" => {
            Meaning::Formula
        }
        "br" | "p" | "div" | "title" | "sec" | "break" => Meaning::Space,
        "u" | "span" | "font" | "small" | "underline" | "roman" | "sans-serif"
        | "styled-content" | "ovl" | "a" | "xref" | "ext-link" | "named-content"
        | "annotation" | "semantics" => Meaning::Words,
        _ => return None,
    })
}

/// How many bytes a tag may have.
const MAX_LENGTH: usize = 2000;

/// The tag that a text starts with.
pub(super) fn read(text: &str) -> Option<Tag> {
    let inner = text.strip_prefix('<')?;
    let window = &inner[..inner.floor_char_boundary(MAX_LENGTH)];
    let end = window.find('>')?;
    let inner = &window[..end];
    let is_closing = inner.starts_with('/');
    let is_empty = inner.ends_with('/');
    let inner = inner.trim_matches('/');
    let name = inner.split(|c: char| c.is_ascii_whitespace()).next()?;
    let attributes = &inner[name.len()..];
    let is_attributes = attributes.trim().is_empty() || attributes.contains('=');
    let name = name.rsplit(':').next()?.to_lowercase();
    let meaning = meaning(&name).filter(|_| is_attributes && !inner.contains('<'))?;
    Some(Tag { name, meaning, is_closing, is_empty, length: end + 2 })
}

/// Whether there is a tag anywhere in a text.
pub(super) fn has_any(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| read(&text[at..]).is_some())
}

/// How many bytes the element takes that a text starts with, whose tag was read.
pub(super) fn element(text: &str, tag: &Tag) -> Option<usize> {
    if tag.is_closing || tag.is_empty {
        return None;
    }
    let mut depth = 0_usize;
    for (at, _) in text.match_indices('<') {
        let Some(found) = read(&text[at..]).filter(|found| found.name == tag.name) else {
            continue;
        };
        if found.is_closing {
            depth = depth.checked_sub(1)?;
        } else if !found.is_empty {
            depth += 1;
        }
        if depth == 0 {
            return Some(at + found.length);
        }
    }
    None
}

/// A text without anything that looks like a tag.
pub(super) fn words(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let is_name =
            behind.starts_with(|c: char| "/!".contains(c) || c.is_ascii_alphabetic());
        let end = behind.find(['<', '>']).filter(|end| behind[*end..].starts_with('>'));
        if let Some(end) = end.filter(|_| is_name) {
            rest = &behind[end + 1..];
        } else {
            words.push('<');
            rest = behind;
        }
    }
    words.push_str(rest);
    words
}
