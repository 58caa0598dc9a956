//! Adding entries to a `.bib` file: between those that are there, written as they are.
//!
//! ```
//! use cvtex::edit::{Wishes, apply, bib};
//! use cvtex::source::Source;
//!
//! let file = Source::new("papers.bib", "@book{a,\n\ttitle = \"A\"\n}\n");
//! let given = Source::new("<stdin>", "@misc{x, title={On Engines}, author={Ada King}, year=1843}");
//! let insertion = bib::insert(&file, &[&given], &Wishes::default()).expect("a place");
//! assert_eq!(
//!     apply(&file, &[insertion.edit]),
//!     "@book{a,\n\ttitle = \"A\"\n}\n\n\
//!      @misc{king1843engines,\n\ttitle = \"On Engines\",\n\tauthor = \"Ada King\",\n\tyear = 1843\n}\n"
//! );
//! ```

mod habits;
mod new;
mod place;
mod write;

use self::habits::{Habits, SAMPLE};
use self::place::EntryPlace;
use super::{Edit, Inserted, Insertion, Wishes, apply};
use crate::diagnostics::{Code, Diagnostic};
use crate::read::bibtex::{RawEntry, RawFile, outline};
use crate::source::Source;

/// Puts the entries of the texts given into a file, all at one place: before the first where
/// the file's entries run newest first, else behind the last. Every other byte stays.
///
/// Fails when a key that is asked for is taken, or when the file could not be read as before
/// with the new entries in it.
pub fn insert(
    file: &Source,
    given: &[&Source],
    wishes: &Wishes,
) -> Result<Insertion, Diagnostic> {
    let outline = outline(file);
    let place = place::find(file.text(), &outline).ok_or_else(|| unsafe_place(file))?;
    let near = near(&outline.entries, place);
    let habits = Habits::of(file.text(), &outline, near);
    let new = new::entries(file, (&outline, near), given, wishes, &habits)?;
    let insertion = joined(file, &new, place, &habits);
    if leaves_the_rest(&insertion, file, &outline) {
        Ok(insertion)
    } else {
        Err(unsafe_place(file))
    }
}

/// The entries near a place.
fn near(entries: &[RawEntry], place: EntryPlace) -> &[RawEntry] {
    let count = entries.len().min(SAMPLE);
    match place {
        EntryPlace::Before(_) => &entries[..count],
        EntryPlace::Behind(_) | EntryPlace::End => &entries[entries.len() - count..],
    }
}

/// The new entries with the lines that part them from what is there, and from each other.
fn joined(
    file: &Source,
    new: &[(String, String)],
    place: EntryPlace,
    habits: &Habits,
) -> Insertion {
    let gap = habits.newline.repeat(habits.empty_lines + 1);
    let text = file.text();
    let written = text.trim_start_matches('\u{feff}');
    let ends_line = written.is_empty() || written.ends_with('\n');
    let (at, first, behind) = match place {
        EntryPlace::Before(at) => (at, "", gap.as_str()),
        EntryPlace::Behind(at) => (at, gap.as_str(), ""),
        EntryPlace::End if written.trim().is_empty() => (text.len(), "", ""),
        EntryPlace::End if ends_line => (text.len(), &gap[habits.newline.len()..], ""),
        EntryPlace::End => (text.len(), gap.as_str(), ""),
    };
    let between = if behind.is_empty() { gap.as_str() } else { "" };
    let mut made = String::new();
    let mut entries = Vec::new();
    for (at_entry, (key, entry)) in new.iter().enumerate() {
        made.push_str(if at_entry == 0 { first } else { between });
        let start = at + made.len();
        made.push_str(entry);
        entries.push(Inserted { key: key.clone(), bytes: start..at + made.len() });
        made.push_str(behind);
    }
    if place == EntryPlace::End && ends_line {
        made.push_str(habits.newline);
    }
    Insertion { edit: Edit { span: file.span(at..at), text: made }, entries }
}

/// Whether the file with the new entries reads as the same entries and these.
fn leaves_the_rest(insertion: &Insertion, file: &Source, before: &RawFile) -> bool {
    let edits = std::slice::from_ref(&insertion.edit);
    let new = Source::new(file.name(), apply(file, edits));
    let after = outline(&new);
    let is_new =
        |entry: &&RawEntry| insertion.entries.iter().any(|new| new.bytes == entry.whole);
    let (added, kept): (Vec<_>, Vec<_>) = after.entries.iter().partition(is_new);
    added.len() == insertion.entries.len()
        && added.iter().all(|entry| after.is_sound(entry))
        && after.faults.len() == before.faults.len()
        && after.strings.len() == before.strings.len()
        && kept.len() == before.entries.len()
        && kept.iter().zip(&before.entries).all(|(after, before)| {
            new.text()[after.whole.clone()] == file.text()[before.whole.clone()]
        })
}

fn unsafe_place(file: &Source) -> Diagnostic {
    let name = file.name().display();
    Diagnostic::of_file(
        Code::BibtexSyntax,
        format!("nothing can be added to `{name}` without changing what is there"),
    )
    .help("mend the entries at its end first, which `cvtex check` shows")
}
