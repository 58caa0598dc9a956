//! What a field of another program becomes, as tables: the converters follow them, and
//! `docs/import.md` is made from them.

/// A table: how one kind of thing in a file of another program becomes one of cvtex.
#[derive(Debug)]
pub struct Table {
    /// Where the things stand in the file: `work`.
    pub at: &'static str,
    /// What they become: a kind of section, or a place such as `cv`.
    pub becomes: &'static str,
    /// Field by field, in the order in which cvtex writes them.
    pub rows: &'static [Row],
    /// What a missing end means.
    pub open: Open,
}

/// What it means that a period has a start and no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// It goes on.
    Present,
    /// Nothing more is known.
    Unknown,
}

/// A row: names of a field, what it becomes, and how.
#[derive(Debug)]
pub struct Row {
    /// The names that the field has had, the first that is there counts; `a.b` is a field in a
    /// field.
    pub from: &'static str,
    /// The field of cvtex; empty where the value only says something of others.
    pub to: &'static str,
    /// How the value is written.
    pub how: How,
}

/// How a value becomes one of cvtex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// One text.
    Text,
    /// One text, or a list of texts.
    Many,
    /// A text in which commas divide a list.
    Listed,
    /// Points, in which ` - ` begins points below.
    Points,
    /// Words that stand behind a label, as a point.
    Labelled(&'static str),
    /// A web address.
    Url,
    /// The address of a publication: that of a DOI is the DOI.
    Work,
    /// A link at the end of the entry, with this word.
    Link(&'static str),
    /// A DOI, with or without the address before it.
    Doi,
    /// When something began.
    Start,
    /// When something ended.
    End,
    /// When something was, or from when to when.
    Date,
    /// A place in parts, as one text.
    Place,
    /// Names of authors.
    Authors,
    /// A text that may be given in several languages: `{"ja": …, "en": …}`.
    Languages,
    /// Names of authors, as one list.
    Names,
    /// A telephone number.
    Phone,
    /// A grade: a bare number is an average.
    Grade,
    /// One of some words, for each of which cvtex has one.
    Choice(&'static [(&'static str, &'static str)]),
    /// A length.
    Length,
    /// A colour.
    Colour,
    /// Yes or no.
    Flag,
    /// Yes or no, and cvtex asks for the contrary.
    NotFlag,
    /// Said by other values already, or of no use outside its program.
    Known,
}

/// A row of a table, in short.
pub(super) const fn row(from: &'static str, to: &'static str, how: How) -> Row {
    Row { from, to, how }
}
