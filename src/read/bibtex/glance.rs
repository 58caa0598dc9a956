//! What one sees of an entry at a glance: whose it is, of which year, and its title.

use super::names;
use super::raw::RawEntry;
use super::tex;

/// An entry at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Glance {
    /// The first author, or the first editor.
    pub author: Option<String>,
    /// The year.
    pub year: Option<u16>,
    /// The title without markup.
    pub title: Option<String>,
}

impl Glance {
    /// Looks at an entry of a file.
    pub(crate) fn at(entry: &RawEntry, file: &str) -> Self {
        let author = entry.text(file, &["author", "editor"]).and_then(|list| {
            let names = names::read(list, &mut Vec::new()).names;
            names.first().map(names::Name::stated)
        });
        let title = entry
            .text(file, &["title", "booktitle", "maintitle"])
            .map(|title| tex::plain(title, &mut Vec::new()));
        Self { author, year: Self::year_of(entry, file), title }
    }
    /// The year of an entry: the first number of four figures in what says when it was.
    pub(crate) fn year_of(entry: &RawEntry, file: &str) -> Option<u16> {
        let when = entry.text(file, &["date", "year"])?;
        let mut numbers = when.split(|c: char| !c.is_ascii_digit());
        numbers.find(|number| number.len() == 4)?.parse().ok()
    }
}
