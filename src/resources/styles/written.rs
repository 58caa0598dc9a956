//! A publication as a citation style writes it.

use crate::text::{self, Inline};

/// A piece of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text.
    Text(Vec<Inline>),
    /// The name of an author.
    Name {
        /// Which author of the publication, counted from 0.
        author: usize,
        /// The name in the form of the style.
        name: String,
    },
}

/// A whole reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenReference {
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
    plain: String,
}

impl WrittenReference {
    pub(super) fn new(pieces: Vec<Piece>) -> Self {
        let plain = pieces.iter().map(|piece| match piece {
            Piece::Text(inlines) => text::plain(inlines),
            Piece::Name { name, .. } => name.clone(),
        });
        let plain = plain.collect::<String>().to_lowercase();
        Self { pieces, plain }
    }

    /// Whether a text stands in it, whatever the case of its letters.
    pub fn holds(&self, text: &str) -> bool {
        self.plain.contains(&text.trim().to_lowercase())
    }

    /// Whether a link in it leads there.
    pub fn leads_to(&self, address: &str) -> bool {
        self.pieces.iter().any(|piece| match piece {
            Piece::Text(inlines) => has_link(inlines, address),
            Piece::Name { .. } => false,
        })
    }
}

fn has_link(inlines: &[Inline], address: &str) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Link { url, .. } => url == address,
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Own(content) => {
            has_link(content, address)
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Math(_) => false,
    })
}
