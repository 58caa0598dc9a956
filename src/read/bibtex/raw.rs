//! The grammar of `.bib` files: where entries, fields and their values stand, before
//! anything in them is read.

use std::ops::Range;

use crate::source::Source;

/// Where the entries of a `.bib` file stand. What is wrong with them is not reported.
pub(crate) fn outline(source: &Source) -> RawFile {
    super::grammar::read(source.text())
}

/// A range of bytes of the file.
pub(crate) type Bytes = Range<usize>;

/// An entry, as it is written.
#[derive(Debug)]
pub(crate) struct RawEntry {
    /// From its `@` to the brace that closes it; to where reading goes on if none does.
    pub whole: Bytes,
    /// The word behind the `@`.
    pub kind: Bytes,
    /// The key; empty where there is none.
    pub key: Bytes,
    /// The fields, in the order of the file.
    pub fields: Vec<RawField>,
}

impl RawEntry {
    /// The text of the first of these fields that is there, without the delimiters.
    pub(crate) fn text<'t>(&self, file: &'t str, names: &[&str]) -> Option<&'t str> {
        let find = |name: &&str| {
            let is_it =
                |field: &&RawField| file[field.name.clone()].eq_ignore_ascii_case(name);
            self.fields.iter().find(is_it)
        };
        let field = names.iter().find_map(find)?;
        match field.pieces.as_slice() {
            [Piece::Text(inner) | Piece::Word(inner)] => Some(&file[inner.clone()]),
            _ => Some(&file[field.value()]),
        }
    }

    /// Whether it is something to cite, not something for programs.
    pub(crate) fn is_work(&self, file: &str) -> bool {
        let kind = file[self.kind.clone()].to_ascii_lowercase();
        !super::kinds::is_for_programs(&kind)
    }
}

/// A field, as it is written.
#[derive(Debug)]
pub(crate) struct RawField {
    /// The name, `author+an:role` included.
    pub name: Bytes,
    /// The pieces of the value, which `#` joins.
    pub pieces: Vec<Piece>,
}

impl RawField {
    /// The value with its delimiters; where nothing is written, the byte behind the name.
    pub(crate) fn value(&self) -> Bytes {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => first.whole().start..last.whole().end,
            _ => self.name.end..self.name.end,
        }
    }
}

/// A piece of a value.
#[derive(Debug)]
pub(crate) enum Piece {
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
pub(crate) struct RawFile {
    /// The entries, those for programs (`@xdata`) included.
    pub entries: Vec<RawEntry>,
    /// What `@string` defines.
    pub strings: Vec<RawField>,
    /// What is wrong, at its place.
    pub faults: Vec<Fault>,
}

impl RawFile {
    /// Whether an entry ends where its author meant it to.
    pub(crate) fn is_sound(&self, entry: &RawEntry) -> bool {
        let is_mild =
            |kind: &FaultKind| matches!(kind, FaultKind::StrayAt | FaultKind::NoComma);
        let mut faults = self.faults.iter();
        !faults.any(|it| it.head.start == entry.whole.start && !is_mild(&it.kind))
    }
}

/// A fault of the grammar.
#[derive(Debug)]
pub(crate) struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The bytes to change.
    pub at: Bytes,
    /// The head of the entry it is in.
    pub head: Bytes,
}

/// What can be wrong with the grammar of an entry.
#[derive(Debug, PartialEq)]
pub(crate) enum FaultKind {
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
    /// So many values have no end that nothing behind this place is read.
    TooMany,
}
