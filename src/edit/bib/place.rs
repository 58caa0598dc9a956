//! Where in a `.bib` file a new entry goes.

use crate::edit::is_newest_first;
use crate::read::bibtex::{Glance, RawEntry, RawFile};

/// A place between the entries of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryPlace {
    /// On a line of its own before what stands at this byte, which begins a line.
    Before(usize),
    /// On the next line behind what ends at this byte.
    Behind(usize),
    /// At the end of a file without entries.
    End,
}

/// Before the first entry of a file whose entries run newest first, else behind the last.
/// An entry without an end has nothing behind it: the new one goes before it.
pub(super) fn find(text: &str, file: &RawFile) -> Option<EntryPlace> {
    let works: Vec<_> = file.entries.iter().filter(|entry| entry.is_work(text)).collect();
    let (Some(first), Some(last)) = (works.first(), file.entries.last()) else {
        return file
            .entries
            .last()
            .map_or(Some(EntryPlace::End), |last| Some(behind(text, last)));
    };
    if is_newest_first(works.iter().filter_map(|entry| Glance::year_of(entry, text)))
        && let Some(before) = before(text, first)
    {
        return Some(before);
    }
    if file.is_sound(last) { Some(behind(text, last)) } else { before(text, last) }
}

fn before(text: &str, entry: &RawEntry) -> Option<EntryPlace> {
    let start = entry.whole.start;
    let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = &text[line..start];
    match indent.strip_prefix('\u{feff}').filter(|_| line == 0) {
        Some(indent) if indent.trim().is_empty() => {
            Some(EntryPlace::Before(start - indent.len()))
        }
        _ if indent.trim().is_empty() => Some(EntryPlace::Before(line)),
        _ => None,
    }
}

/// Behind the line on which an entry ends, so that a comment there stays with it; right
/// behind the entry where that line holds more.
fn behind(text: &str, entry: &RawEntry) -> EntryPlace {
    let end = entry.whole.end;
    let line = text[end..].lines().next().unwrap_or("").trim_end_matches('\r');
    EntryPlace::Behind(if line.contains('@') { end } else { end + line.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::bibtex::outline;
    use crate::source::Source;

    /// The file with `+` at the place.
    fn placed(text: &str) -> String {
        let file = outline(&Source::new("papers.bib", text));
        let at = match find(text, &file).expect("a place") {
            EntryPlace::Before(at) | EntryPlace::Behind(at) => at,
            EntryPlace::End => text.len(),
        };
        format!("{}+{}", &text[..at], &text[at..])
    }

    fn of_years(years: &[u16]) -> String {
        let entries = years.iter().map(|year| format!("@misc{{a{year}, year={year}}}\n"));
        entries.collect()
    }

    #[test]
    fn the_new_one_goes_where_the_newest_stands() {
        assert!(placed(&of_years(&[2021, 2020, 2020, 2018])).starts_with("+@misc{a2021"));
        let parts = [2026, 2023, 2020, 2025, 2024, 2021];
        assert!(placed(&of_years(&parts)).starts_with("+@misc{a2026"));
        assert!(placed(&of_years(&[2018, 2020, 2021])).ends_with("2021}+\n"));
        assert!(placed(&of_years(&[2020, 2020])).ends_with("2020}+\n"));
        assert!(placed(&of_years(&[2020])).ends_with("2020}+\n"));
    }

    #[test]
    fn what_stands_around_the_entries_stays_around_them() {
        assert_eq!(placed("---\n---\n"), "---\n---\n+");
        assert_eq!(placed("% a\n@misc{a} % b\n% c\n"), "% a\n@misc{a} % b+\n% c\n");
        assert_eq!(placed("@misc{a} @comment{b\n}"), "@misc{a}+ @comment{b\n}");
        assert_eq!(placed("\u{feff}@misc{a,year=2}"), "\u{feff}@misc{a,year=2}+");
        let front = format!("\u{feff}{}", of_years(&[2021, 2020]));
        assert!(placed(&front).starts_with("\u{feff}+@misc{a2021"));
    }

    #[test]
    fn nothing_is_put_into_an_entry_without_an_end() {
        let open = "@misc{a, year = 1}\n@misc{b, title = {x}\n";
        assert_eq!(placed(open), "@misc{a, year = 1}\n+@misc{b, title = {x}\n");
    }
}
