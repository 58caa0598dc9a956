//! The tags that titles hold when they come from web pages and publishers' systems: those of
//! HTML, of JATS (`jats:italic`) and of MathML, often cut or badly nested.

/// What a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A command of TeX about what it encloses.
    Command(&'static str),
    /// A link to what `href` says.
    Link,
    /// A formula.
    Formula,
    /// A space.
    Space,
    /// Nothing: what it encloses stays.
    Words,
}

/// A tag.
#[derive(Debug)]
pub(crate) struct Tag {
    /// The name in lower case, without a prefix.
    pub name: String,
    /// What it means.
    pub meaning: Meaning,
    /// Whether it ends an element.
    pub is_closing: bool,
    /// Whether it is an element by itself.
    pub is_empty: bool,
    /// Where a link leads, as it is written.
    pub href: Option<String>,
    /// Whether something is said behind its name.
    pub has_attributes: bool,
    /// How many bytes it takes.
    pub length: usize,
}

/// The meaning of a tag of this name; none where it is no tag of a title.
fn meaning(name: &str) -> Option<Meaning> {
    Some(match name {
        "i" | "em" | "italic" | "cite" | "dfn" | "var" => Meaning::Command("emph"),
        "b" | "strong" | "bold" => Meaning::Command("textbf"),
        "q" => Meaning::Command("enquote"),
        "sub" | "inf" => Meaning::Command("textsubscript"),
        "sup" => Meaning::Command("textsuperscript"),
        "sc" | "scp" => Meaning::Command("textsc"),
        "tt" | "code" | "monospace" | "kbd" | "samp" => Meaning::Command("texttt"),
        "a" | "ext-link" => Meaning::Link,
        "math" | "inline-formula" | "disp-formula" | "alternatives" | "tex-math" => {
            Meaning::Formula
        }
        "br" | "p" | "div" | "title" | "sec" | "break" | "ul" | "ol" | "li" | "h1"
        | "h2" | "h3" | "h4" => Meaning::Space,
        "u" | "span" | "font" | "small" | "underline" | "roman" | "sans-serif"
        | "styled-content" | "ovl" | "xref" | "named-content" | "annotation"
        | "semantics" | "abbr" | "acronym" | "big" | "center" | "ins" | "mark"
        | "nobr" | "s" | "strike" | "wbr" => Meaning::Words,
        _ => return None,
    })
}

/// How many bytes a tag may have.
const MAX_LENGTH: usize = 2000;

/// The tag that a text starts with.
pub(crate) fn read(text: &str) -> Option<Tag> {
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
    let href =
        (meaning == Meaning::Link).then(|| attribute(attributes, "href")).flatten();
    let has_attributes = !attributes.trim().is_empty();
    let length = end + 2;
    Some(Tag { name, meaning, is_closing, is_empty, href, has_attributes, length })
}

/// What an attribute of a tag says.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let (_, behind) = attributes.split_once(&format!("{name}="))?;
    let value = match behind.chars().next()? {
        mark @ ('"' | '\'') => behind[1..].split(mark).next()?,
        _ => behind.split_whitespace().next()?,
    };
    Some(value.trim().to_owned())
}

/// The name of a tag that a text starts with and that is not a known one, with its slash,
/// and how many bytes the tag takes.
pub(crate) fn unknown(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    let window = &inner[..inner.floor_char_boundary(MAX_LENGTH)];
    let end = window.find(['<', '>']).filter(|end| window[*end..].starts_with('>'))?;
    let inner = &window[..end];
    let name = inner.split(|c: char| c.is_ascii_whitespace()).next()?;
    let attributes = &inner[name.len()..];
    let is_attributes = attributes.trim().is_empty() || attributes.contains('=');
    let bare = name.trim_matches('/');
    let is_name = bare.starts_with(|c: char| c.is_ascii_alphabetic())
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || "-:_".contains(c));
    (is_name && is_attributes).then_some((name, end + 2))
}

/// Where in a text the first tag stands that closes an element of this name, in any case and
/// with any prefix.
pub(crate) fn closing(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        let behind = &text[at + 2..];
        let end = behind.bytes().take(60).position(|byte| byte == b'>');
        let found = end.and_then(|end| behind.get(..end)).unwrap_or_default();
        let found = found.rsplit(':').next().unwrap_or_default().trim_end();
        found.eq_ignore_ascii_case(name)
    })
}

/// Whether there is a tag anywhere in a text.
pub(crate) fn has_any(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| read(&text[at..]).is_some())
}

/// How many bytes the element takes that a text starts with, whose tag was read.
pub(crate) fn element(text: &str, tag: &Tag) -> Option<usize> {
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
pub(crate) fn words(text: &str) -> String {
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
