//! The grammar of `.bib` files: where entries, fields and their values stand, before
//! anything in them is read.

use std::ops::Range;

/// A range of bytes of the file.
pub(super) type Bytes = Range<usize>;

/// An entry, as it is written.
#[derive(Debug)]
pub(super) struct RawEntry {
    /// The word behind the `@`.
    pub kind: Bytes,
    /// The key; empty where there is none.
    pub key: Bytes,
    /// The fields, in the order of the file.
    pub fields: Vec<RawField>,
}

/// A field, as it is written.
#[derive(Debug)]
pub(super) struct RawField {
    /// The name, `author+an:role` included.
    pub name: Bytes,
    /// The pieces of the value, which `#` joins.
    pub pieces: Vec<Piece>,
}

impl RawField {
    /// The value with its delimiters; where nothing is written, the byte behind the name.
    pub(super) fn value(&self) -> Bytes {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => first.whole().start..last.whole().end,
            _ => self.name.end..self.name.end,
        }
    }
}

/// A piece of a value.
#[derive(Debug)]
pub(super) enum Piece {
    /// What stands between braces or quotation marks, without them.
    Text(Bytes),
    /// A number, or a word that stands for a text.
    Word(Bytes),
}

impl Piece {
    fn whole(&self) -> Bytes {
        match self {
            Self::Text(inner) => inner.start - 1..inner.end + 1,
            Self::Word(word) => word.clone(),
        }
    }
}

/// What a file is made of.
#[derive(Debug, Default)]
pub(super) struct RawFile {
    /// The entries, those for programs (`@xdata`) included.
    pub entries: Vec<RawEntry>,
    /// What `@string` defines.
    pub strings: Vec<RawField>,
    /// What is wrong, at its place.
    pub faults: Vec<Fault>,
}

/// A fault of the grammar.
#[derive(Debug)]
pub(super) struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The bytes to change.
    pub at: Bytes,
    /// The head of the entry it is in.
    pub head: Bytes,
}

/// What can be wrong with the grammar of an entry.
#[derive(Debug, PartialEq)]
pub(super) enum FaultKind {
    /// More than one `@`; the entry is read.
    StrayAt,
    /// No comma between two fields; both are read.
    NoComma,
    /// A brace closes the entry before its last field; the fields behind it are read.
    EarlyEnd,
    /// A field's value has no end: the name of the field.
    OpenValue(Bytes),
    /// A name without `=` and value.
    NoValue,
    /// Something that is no field.
    NoField,
    /// The entry has no end.
    OpenEntry,
    /// No brace behind the kind.
    NoBrace,
}
