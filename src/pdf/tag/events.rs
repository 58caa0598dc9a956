//! What TeX says in the content of a page: which element the text behind a point belongs to.

use super::lexer::{parts, value};

/// A point in the content.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// What follows belongs to the last of these elements, each in the one before.
    Chain(Vec<(u32, Tag)>),
    /// What follows is decoration, or is no more.
    Artifact(bool),
    /// A line that ends has no space behind it, or has one again.
    Joined(bool),
    /// What follows is in another column.
    Stream(Vec<u8>),
    /// The element that text now belongs to is in a language of its own.
    Language(String),
}

/// The kind of an element, by its name in the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag(pub &'static str);

const TAGS: [&str; 28] = [
    "Address",
    "Art",
    "BlockQuote",
    "Caption",
    "Closing",
    "Code",
    "Date",
    "Div",
    "Figure",
    "Formula",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LBody",
    "LI",
    "Lbl",
    "Link",
    "Note",
    "P",
    "Part",
    "Quote",
    "Salutation",
    "Sect",
    "Span",
];

/// The parts of a letter, which the standard has no names for, and what each is there.
pub(super) const ROLES: [(&str, &str); 4] =
    [("Address", "P"), ("Closing", "P"), ("Date", "P"), ("Salutation", "P")];

impl Tag {
    /// The tag of this name; what is not in the standard is a paragraph.
    fn named(name: &[u8]) -> Self {
        let known = TAGS.iter().find(|known| known.as_bytes() == name);
        Self(known.copied().unwrap_or("P"))
    }

    /// The level of a heading.
    pub(super) fn level(self) -> Option<u8> {
        match self.0.as_bytes() {
            [b'H', digit @ b'1'..=b'6'] => Some(digit - b'0'),
            _ => None,
        }
    }

    /// Whether it holds other elements only: text right in it is a separator.
    pub(super) fn holds_items_only(self) -> bool {
        matches!(self.0, "L" | "LI")
    }

    /// Whether it is a part of a line.
    pub(super) fn is_inline(self) -> bool {
        matches!(self.0, "Link" | "Formula" | "Span" | "Code" | "Quote")
    }
}

/// What the properties of a point say.
pub(super) fn read(properties: &[u8]) -> Option<Event> {
    if let Some(chain) = value(properties, b"/C") {
        return Some(Event::Chain(elements(chain)));
    }
    let flag = |key: &[u8]| value(properties, key).map(|value| value == b"true");
    if let Some(is_on) = flag(b"/A") {
        return Some(Event::Artifact(is_on));
    }
    if let Some(is_on) = flag(b"/N") {
        return Some(Event::Joined(is_on));
    }
    if let Some(language) = value(properties, b"/L") {
        let tag = language.strip_prefix(b"/").unwrap_or(language);
        return Some(Event::Language(String::from_utf8_lossy(tag).into_owned()));
    }
    value(properties, b"/S").map(|stream| Event::Stream(stream.to_vec()))
}

/// `[83/Sect 85/L]`: elements with their numbers.
pub(super) fn elements(chain: &[u8]) -> Vec<(u32, Tag)> {
    let mut elements = Vec::new();
    let mut parts = parts(chain);
    while let (Some(id), Some(name)) = (parts.next(), parts.next()) {
        let id = std::str::from_utf8(id).ok().and_then(|id| id.parse().ok());
        if let (Some(id), Some(name)) = (id, name.strip_prefix(b"/")) {
            elements.push((id, Tag::named(name)));
        }
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_say_what_follows() {
        let chain = vec![(83, Tag("Sect")), (98, Tag("LBody"))];
        assert_eq!(read(b"<< /C [ 83/Sect 98/LBody] >>"), Some(Event::Chain(chain)));
        assert_eq!(read(b"<< /C [] >>"), Some(Event::Chain(Vec::new())));
        assert_eq!(read(b"<</A true>>"), Some(Event::Artifact(true)));
        assert_eq!(read(b"<</N false>>"), Some(Event::Joined(false)));
        assert_eq!(read(b"<</L /de-AT>>"), Some(Event::Language("de-AT".to_owned())));
        assert_eq!(read(b"<</S /main>>"), Some(Event::Stream(b"/main".to_vec())));
        assert_eq!(read(b"<</X 1>>"), None);
    }
}
