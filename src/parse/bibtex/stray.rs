//! What stands between the entries of a file, where BibTeX reads nothing: an entry without
//! its `@`, or all of a file of another kind.

use super::raw::{Bytes, RawFile};
use super::{faults, kinds};
use crate::diagnostics::{Diagnostic, Report};
use crate::source::Source;

/// Reports what looks like an entry and is none.
pub(super) fn report(file: &RawFile, source: &Source, report: &mut Report) {
    let text = source.text();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(kind) = entry_without_sign(line) {
            let kind = start + kind.start..start + kind.end;
            if !is_read(file, kind.start) {
                report.add(faults::no_sign(&text[kind.clone()], source.span(kind)));
            }
        }
        start += line.len();
    }
}

/// What is wrong with a file that holds no entries; one that holds nothing is only empty.
pub(super) fn without_entries(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let said =
        |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('%');
    let line = text.lines().find(said)?.trim();
    let start = text.find(line)?;
    Some(faults::no_entries(source.span(start..start + line.len())))
}

/// Whether a place is inside an entry.
fn is_read(file: &RawFile, place: usize) -> bool {
    let after = file.entries.partition_point(|entry| entry.whole.start <= place);
    after.checked_sub(1).is_some_and(|at| place < file.entries[at].whole.end)
}

/// The type at the start of a line such as `article{key,` or `@ article{key,`.
fn entry_without_sign(line: &str) -> Option<Bytes> {
    let bare = line.trim_start().trim_start_matches('@').trim_start();
    let (kind, rest) = bare.split_once('{')?;
    // Most lines are fields, which are not worth a search.
    let is_entry = kind.bytes().all(|byte| byte.is_ascii_alphabetic())
        && kinds::publication(&kind.to_ascii_lowercase()).is_some()
        && rest.split_once(',').is_some_and(|(key, _)| !key.contains([' ', '=', '}']));
    let start = line.len() - bare.len();
    is_entry.then_some(start..start + kind.len())
}
