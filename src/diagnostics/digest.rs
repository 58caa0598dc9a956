//! What a person reads of many diagnostics: errors and what is rare whole, and a line a kind
//! of what concerns many entries, with the count, the first places and what to do.
//!
//! It knows nothing of the codes: a kind is what has the same code, or the same [`Gist`].

use std::collections::HashMap;
use std::fmt::Write;

use super::{Code, Diagnostic, Gist, Report, Severity};
use crate::source::Source;

/// How many lines warnings and notes may take: a screen, less the closing lines.
const ROOM: usize = 32;

/// How many errors are shown whole.
const MAX_ERRORS: usize = 10;

/// How many of those that are shown by themselves are shown whole.
const MAX_SINGLE: usize = 4;

/// How many places of a kind are named.
const MAX_PLACES: usize = 3;

/// A message that makes up more than such a part of its kind has a line of its own.
const OFTEN: usize = 4;

/// The lines of a kind: what it is, where, and what to do.
const KIND_HEIGHT: usize = 3;

/// The diagnostics of several texts as a person reads them.
#[derive(Debug)]
pub struct Digest<'a> {
    /// Those that are shown whole, by their texts, each in file order.
    pub whole: Vec<(&'a Source, Vec<&'a Diagnostic>)>,
    /// What is said of the others.
    pub kinds: Vec<Kind<'a>>,
    /// How many others there are.
    pub folded: usize,
}

/// What one line says of several diagnostics.
#[derive(Debug)]
pub struct Kind<'a> {
    /// Error, warning or note.
    pub severity: Severity,
    /// Their code.
    pub code: Code,
    /// What is true of them, and how many there are.
    pub message: String,
    /// The first places: `papers.bib:11, 25, 37 and 23 more`; empty where there are none.
    /// Where there are very many kinds, what to do follows.
    pub places: String,
    /// What to do.
    pub help: Option<String>,
    members: Vec<DigestItem<'a>>,
}

/// A diagnostic, and the number of its report.
#[derive(Clone, Copy, Debug)]
struct DigestItem<'a> {
    diagnostic: &'a Diagnostic,
    source: &'a Source,
    report: usize,
}

impl<'a> Digest<'a> {
    /// Everything whole.
    pub fn all(reports: &[(&'a Source, &'a Report)]) -> Self {
        let whole = reports.iter().map(|(source, report)| (*source, report.sorted()));
        Self { whole: whole.collect(), kinds: Vec::new(), folded: 0 }
    }

    /// What fits on a screen.
    pub fn of(reports: &[(&'a Source, &'a Report)]) -> Self {
        let (mut whole, groups) = sorted_out(reports);
        let mut room = ROOM.saturating_sub(whole.iter().map(DigestItem::height).sum());
        let (always, mut groups): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| group.len() > 1 && group[0].diagnostic.gist.is_some());
        let mut folded = always;
        room = room.saturating_sub(folded.len() * KIND_HEIGHT);
        // The largest kinds are the first to be folded.
        groups.sort_by_key(Vec::len);
        let mut height: usize = groups.iter().flatten().map(DigestItem::height).sum();
        while height > room
            && let Some(group) = groups.pop()
        {
            height -= group.iter().map(DigestItem::height).sum::<usize>();
            room = room.saturating_sub(KIND_HEIGHT);
            folded.push(group);
        }
        whole.extend(groups.into_iter().flatten());
        let mut kinds: Vec<_> = folded.into_iter().flat_map(by_message).collect();
        let folded = kinds.iter().map(|kind| kind.members.len()).sum();
        let height: usize = whole.iter().map(DigestItem::height).sum();
        if height + kinds.len() * KIND_HEIGHT > ROOM {
            kinds.iter_mut().for_each(Kind::tighten);
        }
        Self { whole: by_report(whole, reports), kinds: in_order(kinds), folded }
    }
}

type Groups<'a> = Vec<Vec<DigestItem<'a>>>;

/// Those that are shown whole whatever else there is, and the others by their kinds.
fn sorted_out<'a>(
    reports: &[(&'a Source, &'a Report)],
) -> (Vec<DigestItem<'a>>, Groups<'a>) {
    let (mut whole, mut groups) = (Vec::new(), Groups::new());
    let mut places: HashMap<(Severity, Code, Option<&Gist>), usize> = HashMap::new();
    let (mut errors, mut singles) = (0, 0);
    for (at, (source, report)) in reports.iter().enumerate() {
        for diagnostic in report.sorted() {
            let found = DigestItem { diagnostic, source, report: at };
            let is_error = diagnostic.severity() == Severity::Error;
            let (count, most) = if is_error {
                (&mut errors, MAX_ERRORS)
            } else {
                (&mut singles, MAX_SINGLE)
            };
            if (is_error || diagnostic.is_single) && *count < most {
                *count += 1;
                whole.push(found);
                continue;
            }
            let gist = diagnostic.gist.as_deref();
            let key = (diagnostic.severity(), diagnostic.code, gist);
            let place = *places.entry(key).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Vec::new());
            }
            groups[place].push(found);
        }
    }
    (whole, groups)
}

impl DigestItem<'_> {
    /// How many lines it takes whole, with the blank one behind it.
    fn height(&self) -> usize {
        let Diagnostic { label, other, help, .. } = self.diagnostic;
        let excerpt = if label.is_some() { 5 } else { 0 };
        let other = if other.is_some() { 3 } else { 0 };
        2 + excerpt + other + usize::from(help.is_some())
    }

    /// The number of its line.
    fn line(&self) -> Option<(&Source, usize)> {
        let label = self.diagnostic.label.as_ref()?;
        let (source, span) = self.source.local(label.span);
        Some((source, source.position(span.start()).line))
    }
}

/// A line for each message that comes again and again, and one for all others.
fn by_message(group: Vec<DigestItem<'_>>) -> Vec<Kind<'_>> {
    if group.iter().any(|found| found.diagnostic.gist.is_some()) {
        return vec![Kind::of(group)];
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for found in &group {
        *counts.entry(&found.diagnostic.message).or_default() += 1;
    }
    let least = (group.len() / OFTEN).max(1);
    let (often, others): (Vec<_>, Vec<_>) = group
        .into_iter()
        .partition(|found| counts[found.diagnostic.message.as_str()] > least);
    let mut lines: Vec<(&str, Vec<DigestItem<'_>>)> = Vec::new();
    for found in often {
        let message = found.diagnostic.message.as_str();
        match lines.iter().position(|(known, _)| *known == message) {
            Some(at) => lines[at].1.push(found),
            None => lines.push((message, vec![found])),
        }
    }
    let lines = lines.into_iter().map(|(_, members)| members);
    let lines = lines.chain((!others.is_empty()).then_some(others));
    lines.map(Kind::of).collect()
}

impl<'a> Kind<'a> {
    /// What is said of these, of which there is one at least.
    fn of(members: Vec<DigestItem<'a>>) -> Self {
        let first = members[0].diagnostic;
        let says_same =
            members.iter().all(|found| found.diagnostic.message == first.message);
        let message = match &first.gist {
            Some(gist) if members.len() > 1 => &gist.message,
            _ if says_same => &first.message,
            _ => first.code.summary(),
        };
        let message = match members.len() {
            1 => message.to_owned(),
            many => format!("{message} ({many} times)"),
        };
        Self {
            severity: first.severity(),
            code: first.code,
            message,
            places: places(&members),
            help: help(&members),
            members,
        }
    }

    /// In one line less: what to do stands behind the places.
    fn tighten(&mut self) {
        if !self.places.is_empty()
            && let Some(help) = self.help.take()
        {
            self.places = format!("{}; {help}", self.places);
        }
    }
}

/// `papers.bib:11, 25, 37 and 23 more`.
fn places(members: &[DigestItem<'_>]) -> String {
    let mut lines: Vec<_> = members.iter().filter_map(DigestItem::line).collect();
    lines.dedup_by(|(source, line), (other, before)| {
        source.name() == other.name() && line == before
    });
    let mut named = String::new();
    let mut file = None;
    for (source, line) in lines.iter().take(MAX_PLACES) {
        named += if named.is_empty() { "" } else { ", " };
        if file != Some(source.name()) {
            let _ = write!(named, "{}:", source.name().display());
        }
        named += &line.to_string();
        file = Some(source.name());
    }
    match lines.len().saturating_sub(MAX_PLACES) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// What mends all of them, or else the first.
fn help(members: &[DigestItem<'_>]) -> Option<String> {
    let first = members[0].diagnostic;
    match &first.gist {
        Some(gist) if members.len() > 1 => return Some(gist.help.clone()),
        _ => {}
    }
    let help = first.help.as_ref()?;
    let is_same =
        members.iter().all(|found| found.diagnostic.help.as_ref() == Some(help));
    Some(if is_same { help.clone() } else { format!("at the first: {help}") })
}

/// Those shown whole, each with its text, in file order.
fn by_report<'a>(
    whole: Vec<DigestItem<'a>>,
    reports: &[(&'a Source, &'a Report)],
) -> Vec<(&'a Source, Vec<&'a Diagnostic>)> {
    let mut sorted: Vec<_> =
        reports.iter().map(|(source, _)| (*source, Vec::new())).collect();
    for found in whole {
        sorted[found.report].1.push(found.diagnostic);
    }
    for (_, diagnostics) in &mut sorted {
        diagnostics.sort_by_key(|diagnostic| diagnostic.order());
    }
    sorted
}

/// Errors first, then warnings and notes, each as the first of them stands in the files.
fn in_order(mut kinds: Vec<Kind<'_>>) -> Vec<Kind<'_>> {
    kinds.sort_by_key(|kind| {
        let first = kind.members[0];
        let place = first.diagnostic.label.as_ref().map(|label| label.span);
        (kind.severity, first.report, place, kind.code.name())
    });
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "0123456789\n";

    fn source(lines: usize) -> Source {
        Source::new("papers.bib", LINE.repeat(lines))
    }

    /// A warning on this line, from 1.
    fn warning(source: &Source, code: Code, message: &str, line: usize) -> Diagnostic {
        let start = (line - 1) * LINE.len();
        Diagnostic::new(code, message, source.span(start..start + 1), "here").help("mend")
    }

    fn report(found: impl IntoIterator<Item = Diagnostic>) -> Report {
        let mut report = Report::default();
        found.into_iter().for_each(|diagnostic| report.add(diagnostic));
        report
    }

    fn said(digest: &Digest<'_>) -> Vec<String> {
        let kinds = digest.kinds.iter();
        kinds.map(|kind| format!("{} @ {}", kind.message, kind.places)).collect()
    }

    fn whole(digest: &Digest<'_>) -> usize {
        digest.whole.iter().map(|(_, whole)| whole.len()).sum()
    }

    #[test]
    fn few_are_whole() {
        let source = source(9);
        let found = (1..=4).map(|line| warning(&source, Code::UnusedField, "a", line));
        let report = report(found);
        let digest = Digest::of(&[(&source, &report)]);
        assert_eq!((whole(&digest), digest.folded), (4, 0));
    }

    #[test]
    fn many_of_a_kind_have_a_line_and_what_is_rare_stays_whole() {
        let source = source(300);
        let many = (1..=200).map(|line| {
            warning(&source, Code::VenueForms, &format!("venue {line}"), line)
        });
        let rare = warning(&source, Code::UnusedField, "rare", 250);
        let report = report(many.chain([rare]));
        let digest = Digest::of(&[(&source, &report)]);
        assert_eq!(
            said(&digest),
            [
                "a venue is written in two ways (200 times) @ papers.bib:1, 2, 3 and 197 more"
            ]
        );
        assert_eq!((whole(&digest), digest.folded), (1, 200));
        let all = Digest::all(&[(&source, &report)]);
        assert_eq!((whole(&all), all.folded), (201, 0));
    }

    #[test]
    fn few_messages_that_come_often_are_told_word_for_word() {
        let source = source(300);
        let often = (1..=100).map(|line| {
            let message = format!("the command `\\foo{}` is not known", line % 2);
            warning(&source, Code::UnknownCommand, &message, line)
        });
        let report = report(often);
        let digest = Digest::of(&[(&source, &report)]);
        let expected = [
            "the command `\\foo1` is not known (50 times) @ papers.bib:1, 3, 5 and 47 more",
            "the command `\\foo0` is not known (50 times) @ papers.bib:2, 4, 6 and 47 more",
        ];
        assert_eq!(said(&digest), expected);
    }

    #[test]
    fn every_kind_there_is_takes_no_more_than_a_line_and_a_file_is_named_once() {
        let (one, two) = (source(99), Source::new("talks.bib", LINE.repeat(99)));
        let codes = || Code::ALL.iter().copied();
        let warnings = |source: &Source| {
            let all = codes().flat_map(|code| [1, 2].map(|line| (code, line)));
            let all = all.map(|(code, line)| warning(source, code, code.name(), line));
            report(all.map(Diagnostic::as_warning).collect::<Vec<_>>())
        };
        let reports = [warnings(&one), warnings(&two)];
        let digest = Digest::of(&[(&one, &reports[0]), (&two, &reports[1])]);
        assert_eq!((digest.kinds.len(), whole(&digest)), (Code::ALL.len(), 0));
        assert!(
            said(&digest)[0]
                .ends_with(" (4 times) @ papers.bib:1, 2, talks.bib:1 and 1 more; mend")
        );
    }

    #[test]
    fn errors_and_what_is_said_of_the_person_are_whole_up_to_a_number() {
        let source = source(300);
        let errors = (1..=30).map(|line| {
            warning(&source, Code::UnknownField, &format!("error {line}"), line)
                .as_error()
        });
        let own = (1..=2)
            .map(|line| warning(&source, Code::AuthorForms, "you", line).by_itself());
        let others =
            (3..=99).map(|line| warning(&source, Code::AuthorForms, "they", line));
        let report = report(errors.chain(own).chain(others));
        let digest = Digest::of(&[(&source, &report)]);
        assert_eq!((whole(&digest), digest.folded), (12, 117));
        let expected = [
            "a field is not known here (20 times) @ papers.bib:11, 12, 13 and 17 more; mend",
            "they (97 times) @ papers.bib:3, 4, 5 and 94 more; mend",
        ];
        assert_eq!(said(&digest), expected);
    }

    #[test]
    fn what_one_remedy_mends_has_a_line_a_list_however_few_there_are() {
        let source = source(9);
        let found = [(1, 0), (2, 0), (3, 1), (4, 1), (5, 2)].map(|(line, list)| {
            let one =
                warning(&source, Code::AuthorForms, &format!("author {line}"), line);
            one.in_short("authors have two forms", "write `names`", list)
        });
        let report = report(found);
        let digest = Digest::of(&[(&source, &report)]);
        let expected = [
            "authors have two forms (2 times) @ papers.bib:1, 2",
            "authors have two forms (2 times) @ papers.bib:3, 4",
        ];
        assert_eq!(said(&digest), expected);
        assert_eq!(digest.kinds[0].help.as_deref(), Some("write `names`"));
        assert_eq!((whole(&digest), digest.folded), (1, 4));
    }
}
