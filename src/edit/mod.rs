//! Changes to an author's file that keep every byte they do not change: a source and a list
//! of edits go in, the new text comes out.

pub mod bib;
pub mod keys;
pub mod library;
pub mod migrate;
pub mod yaml;

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::ops::Range;

use self::keys::Key;
use crate::source::{Source, Span};

/// One change: what stands at a place gives way to a text. At an empty place it is an
/// insertion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place, in the source as it is.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// The text of a source after the edits, whose places must not overlap. Edits at one place
/// follow each other as they are given.
pub fn apply(source: &Source, edits: &[Edit]) -> String {
    let mut edits: Vec<_> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut text = String::with_capacity(source.text().len());
    let mut at = 0;
    for edit in edits {
        text.push_str(&source.text()[at..edit.span.start()]);
        text.push_str(&edit.text);
        at = edit.span.end();
    }
    text.push_str(&source.text()[at..]);
    text
}

/// What is asked of new entries.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The key of each.
    pub key: Key,
    /// Whether they are among the selected publications.
    pub is_selected: bool,
}

/// New entries and the place where they go.
#[derive(Clone, Debug)]
pub struct Insertion {
    /// What to put into the file.
    pub edit: Edit,
    /// The new entries, in order.
    pub entries: Vec<Inserted>,
}

/// A new entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inserted {
    /// Its key.
    pub key: String,
    /// Its bytes in the new text.
    pub bytes: Range<usize>,
}

/// What ends most lines of a text.
fn newline(text: &str) -> &'static str {
    let (all, long) = (text.matches('\n').count(), text.matches("\r\n").count());
    if long * 2 > all { "\r\n" } else { "\n" }
}

/// What two thirds of the samples have in common.
fn common<T: Eq + Hash + Clone>(samples: impl Iterator<Item = T>) -> Option<T> {
    let mut counts = HashMap::new();
    let mut all = 0;
    for sample in samples {
        *counts.entry(sample).or_insert(0_usize) += 1;
        all += 1;
    }
    let found = counts.into_iter().find(|(_, count)| count * 3 >= all * 2);
    found.map(|(sample, _)| sample)
}

/// Whether the years fall from the first entry to the last: among all pairs of entries the
/// newer stands first twice as often as the older. Files are divided into parts, and people
/// make mistakes.
fn is_newest_first(years: impl Iterator<Item = u16>) -> bool {
    let years: Vec<_> = years.collect();
    let mut before: BTreeMap<u16, usize> = BTreeMap::new();
    let (mut falls, mut rises) = (0, 0);
    for year in &years {
        falls += before.range(year + 1..).map(|(_, count)| count).sum::<usize>();
        rises += before.range(..year).map(|(_, count)| count).sum::<usize>();
        *before.entry(*year).or_default() += 1;
    }
    falls > 0 && falls >= rises * 2 && years.first() > years.last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_edit_names_stays() {
        let source = Source::new("cv.yaml", "cv:\n  nmae: é  # kept\n");
        let edit =
            |bytes, text: &str| Edit { span: source.span(bytes), text: text.into() };
        let edits = [edit(17..17, "!"), edit(6..10, "name"), edit(0..0, "# new\n")];
        assert_eq!(apply(&source, &edits), "# new\ncv:\n  name: é  #! kept\n");
        assert_eq!(apply(&source, &[]), source.text());
    }
}
