//! What a text of the document is, and which elements of a tagged PDF are that.

/// What a text is, whatever it looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// The name at the head.
    Name,
    /// The title of a section or of a part of it.
    Heading,
    /// A contact, a point or a publication.
    Item,
    /// What marks mean.
    Note,
    /// All else.
    #[default]
    Text,
}

impl Kind {
    /// Whether an element of this tag is one.
    pub(super) fn is(self, tag: &str) -> bool {
        match self {
            Self::Name => tag == "H1",
            Self::Heading => matches!(tag, "H2" | "H3" | "H4"),
            Self::Item => matches!(tag, "LBody" | "Lbl"),
            Self::Note => tag == "Note",
            Self::Text => matches!(tag, "P" | "LBody" | "Div" | "Sect"),
        }
    }

    /// Whether it is a heading.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Name | Self::Heading)
    }

    /// What the author calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Name | Self::Heading => "a heading",
            Self::Item => "an item of a list",
            Self::Note => "a note",
            Self::Text => "a text",
        }
    }
}
