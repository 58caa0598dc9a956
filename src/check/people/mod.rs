//! What the lists of publications say of people: whether the person of the CV is in them,
//! and whether an author stands in them under two forms.

mod author_forms;
mod own_name;

pub use author_forms::author_forms;
pub use own_name::own_name;

use crate::diagnostics::Diagnostic;
use crate::model::entries::Publication;
use crate::model::publications::NameForm;
use crate::people::{Name, is_others, split_marks};
use crate::source::Span;

/// A publication of a list, and where it was read.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The publication.
    pub publication: &'a Publication,
    /// Where its authors stand.
    pub authors: Span,
    /// Which file that is, by a number of the caller's; nothing for the CV.
    pub file: Option<usize>,
    /// The form in which the list writes names.
    pub names: Option<NameForm>,
}

/// A diagnostic, and the file it is about: a number of [`Listed::file`].
pub type Found = (Option<usize>, Diagnostic);

impl<'a> Listed<'a> {
    /// The names of the authors as written, without those who stand for others.
    fn written(self) -> impl Iterator<Item = &'a str> {
        let names = self.publication.authors.iter().map(|author| author.name.as_str());
        names.filter(|name| !is_others(name))
    }
}

/// A name as a source has it, without its marks.
fn name_of(written: &str) -> Name {
    Name::parse(&split_marks(written).0)
}
