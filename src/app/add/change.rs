//! The change to a file: what is added, where, and the writing of it.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::app::disk::output;
use crate::diagnostics::Diagnostic;
use crate::edit::{Insertion, apply};
use crate::source::{Source, Span};

/// A file with new entries.
pub(crate) struct Change {
    /// The file, from where the program runs.
    pub path: PathBuf,
    /// The file as it was read.
    pub before: Source,
    /// The file with the entries.
    pub after: Source,
    insertion: Insertion,
}

impl Change {
    /// What an insertion makes of a file.
    pub(crate) fn new(path: PathBuf, before: Source, insertion: Insertion) -> Self {
        let text = apply(&before, std::slice::from_ref(&insertion.edit));
        let after = Source::new(before.name(), text);
        Self { path, before, after, insertion }
    }

    /// Whether a place of the new text is in a new entry.
    pub(crate) fn is_new(&self, place: Span) -> bool {
        let mut entries = self.insertion.entries.iter();
        entries
            .any(|new| new.bytes.start <= place.start() && place.end() <= new.bytes.end)
    }

    /// The line of the file as it is on disk where something of the new text stands.
    pub(crate) fn line_before(&self, place: Span) -> usize {
        let edit = &self.insertion.edit;
        let start = place.start();
        let is_behind = start >= edit.span.start() + edit.text.len();
        let moved = edit.text.len() - edit.span.range().len();
        let at = if is_behind { start - moved } else { start };
        self.before.position(at).line
    }

    /// Writes the file, unless it was changed since it was read.
    pub(crate) fn write(&self) -> Result<(), Diagnostic> {
        let (before, after) = (self.before.text(), self.after.text());
        output::change(&self.path, before.as_bytes(), after.as_bytes())
    }

    /// `papers.bib:120: added lovelace1843notes`, a line for each entry; with the text of
    /// those that are only to be seen.
    pub(crate) fn for_people(&self, is_dry_run: bool) -> String {
        let path = self.path.display();
        if is_dry_run {
            let planned = self.entries().map(|(key, line, text)| {
                format!("{path}:{line}: would add {key}\n\n{text}\n")
            });
            planned.collect::<Vec<_>>().join("\n")
        } else {
            let added = self.entries();
            let lines =
                added.map(|(key, line, _)| format!("{path}:{line}: added {key}\n"));
            lines.collect::<Vec<_>>().concat()
        }
    }

    /// The same for programs.
    pub(crate) fn for_programs(&self, is_dry_run: bool) -> Value {
        let entries = self.entries().map(|(key, line, text)| {
            let mut entry = json!({ "path": self.path, "line": line, "key": key });
            if is_dry_run {
                entry["text"] = text.into();
            }
            entry
        });
        Value::Array(entries.collect())
    }

    fn entries(&self) -> impl Iterator<Item = (&str, usize, &str)> {
        self.insertion.entries.iter().map(|new| {
            let line = self.after.position(new.bytes.start).line;
            (new.key.as_str(), line, &self.after.text()[new.bytes.clone()])
        })
    }
}
