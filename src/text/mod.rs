//! Inline text: what a person writes in a field, as a tree.

mod blocks;
mod ends;
pub(crate) mod html;
pub mod hyphenation;
mod markdown;
pub mod math;
mod numbers;
mod polish;

use std::ops::Range;

pub use blocks::{Point, TextBlock, blocks};
pub(crate) use ends::{ends_in_sentence_stop, without_end};
pub use markdown::{escape as escape_markdown, paragraphs, parse, placed};
pub use numbers::{all_numbered, numbered};
pub(crate) use polish::is_name as is_name_of_tex;

/// A run of inline text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Characters as they are.
    Text(String),
    /// `**bold**`.
    Strong(Vec<Inline>),
    /// `*italic*`.
    Emphasis(Vec<Inline>),
    /// `` `code` ``.
    Code(String),
    /// `[text](url)`.
    Link {
        /// The address, as it is written.
        url: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// The name of the person whose CV it is; no markup makes one.
    Own(Vec<Inline>),
    /// `$math$`: LaTeX's mathematics, without the dollar signs.
    Math(String),
}

/// A run and where it stands in the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What the run is; of a link only the address counts, of emphasis nothing.
    pub kind: PlacedKind,
    /// The bytes of the text.
    pub range: Range<usize>,
}

/// The runs that are checked on their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlacedKind {
    /// A link's address.
    Address(String),
    /// A formula.
    Math(String),
    /// Characters in the text's font.
    Text,
    /// Characters in the font of code.
    Code,
    /// A tag of HTML that is not read: it is set as it stands.
    Tag,
}

/// The characters of a tree, without its markup; formulas as they are written.
pub fn plain(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Math(text) => text.clone(),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Own(content)
            | Inline::Link { content, .. } => plain(content),
        })
        .collect()
}
