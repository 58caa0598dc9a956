//! What the lists of publications say of people: whether the person of the CV is in them,
//! and whether an author stands in them under two forms.

mod author_forms;
mod own_name;

pub use author_forms::{author_forms, mixed_lengths};
pub use own_name::{among, own_name};

use crate::model::entries::Publication;
use crate::model::publications::NameForm;
use crate::people::{Name, is_others, several, split_marks};
use crate::source::Span;
use crate::tree::Node;

/// A publication of a list, and where it was read.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The publication.
    pub publication: &'a Publication,
    /// Where its authors stand.
    pub authors: Span,
    /// The trees of the authors, where they are known.
    pub nodes: &'a [Node],
    /// In which of the lists it is, by a number of the caller's.
    pub list: usize,
    /// Whether that is in a `.bib` file.
    pub is_bibtex: bool,
    /// The form in which the list writes names.
    pub names: Option<NameForm>,
}

impl<'a> Listed<'a> {
    /// The names of the authors as written, without those who stand for others, each with its
    /// number.
    fn authors(self) -> impl Iterator<Item = (usize, &'a str)> {
        let names = self.publication.authors.iter().map(|author| author.name.as_str());
        names.enumerate().filter(|(_, name)| !is_others(name))
    }

    /// The same without texts of the CV that hold several names, which are reported as such.
    fn single_authors(self) -> impl Iterator<Item = (usize, &'a str)> {
        let is_one = move |written| self.is_bibtex || several(written).is_none();
        self.authors().filter(move |(_, written)| is_one(written))
    }

    /// Where the author of this number is written; all of them where that is not known.
    pub(crate) fn place(self, author: usize) -> Span {
        let node = self.nodes.get(author);
        let name =
            node.map(|node| node.get("name").map_or(node.span, |it| it.value.span));
        name.unwrap_or(self.authors)
    }
}

/// A name as a source has it, without its marks.
fn name_of(written: &str) -> Name {
    Name::parse(&split_marks(written).0)
}
