//! How a `.bib` file is written: what most of its entries do, where that is clear, and what
//! cvtex does where it is not.

use std::collections::HashMap;

use crate::edit::{common, newline};
use crate::read::bibtex::{Piece, RawEntry, RawFile};

/// How the entries of a file are written.
#[derive(Debug, PartialEq)]
pub(super) struct Habits {
    /// What ends a line.
    pub newline: &'static str,
    /// How many empty lines stand between two entries.
    pub empty_lines: usize,
    /// What stands between the type and the brace, and between the brace and the key.
    pub head: (String, String),
    /// What stands before a field.
    pub indent: String,
    /// What stands before and behind `=` where the signs are not aligned.
    pub equals: (String, String),
    /// How the signs `=` are aligned, if they are.
    pub alignment: Option<Alignment>,
    /// Whether values stand between quotation marks.
    pub is_quoted: bool,
    /// Whether a comma follows the last field.
    pub ends_with_comma: bool,
    /// What stands before the brace that closes an entry.
    pub end: String,
    /// How the names of fields are written.
    pub names: Case,
    /// How types are written.
    pub case: Case,
    /// Types that are written in a way of their own, by the type in lower case.
    pub kinds: HashMap<String, String>,
}

/// How the signs `=` of an entry stand below each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Alignment {
    /// In which column, from 0; without one behind the longest name of each entry.
    pub column: Option<usize>,
    /// Whether names end at the sign, so that their beginnings are ragged.
    pub is_right: bool,
}

impl Case {
    /// A word in this case.
    pub(super) fn of(self, word: &str) -> String {
        let lower = word.to_ascii_lowercase();
        match self {
            Self::Lower => lower,
            Self::Upper => word.to_ascii_uppercase(),
            Self::Capital => {
                let (first, rest) = lower.split_at(lower.len().min(1));
                first.to_ascii_uppercase() + rest
            }
        }
    }
}

/// How words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Case {
    /// `article`
    Lower,
    /// `ARTICLE`
    Upper,
    /// `Article`
    Capital,
}

/// How many entries are looked at: those near the place of a new one say enough.
pub(super) const SAMPLE: usize = 200;

impl Habits {
    /// The habits of these entries of a file.
    pub(super) fn of(text: &str, file: &RawFile, entries: &[RawEntry]) -> Self {
        let entries: Vec<_> = entries
            .iter()
            .filter(|entry| file.is_sound(entry) && entry.is_work(text))
            .collect();
        let newline = newline(text);
        let fields: Vec<_> = entries.iter().map(|entry| lines(text, entry)).collect();
        let all = || fields.iter().flatten();
        let alignment = alignment(&fields);
        // An entry on one line says nothing of how those on several end.
        let in_lines = entries.iter().zip(&fields).filter(|(_, lines)| !lines.is_empty());
        let ends = || in_lines.clone().map(|(entry, _)| end(text, entry));
        let indents = all().map(|line| line.indent);
        let kinds = || entries.iter().map(|entry| &text[entry.kind.clone()]);
        let gap = |entry: &&RawEntry| {
            let open = entry.kind.end + text[entry.kind.end..].find(['{', '('])?;
            let before = &text[entry.kind.end..open];
            (!entry.key.is_empty())
                .then(|| (before.to_owned(), text[open + 1..entry.key.start].to_owned()))
        };
        Self {
            newline,
            empty_lines: common(empty_lines(text, &entries)).unwrap_or(1),
            head: common(entries.iter().filter_map(gap)).unwrap_or_default(),
            indent: common(indents).unwrap_or("  ").to_owned(),
            equals: (
                common(all().map(|line| line.equals.0)).unwrap_or(" ").to_owned(),
                common(all().map(|line| line.equals.1)).unwrap_or(" ").to_owned(),
            ),
            alignment,
            is_quoted: common(entries.iter().flat_map(|it| quotes(text, it)))
                .unwrap_or(false),
            ends_with_comma: common(ends().map(|(comma, _)| comma)).unwrap_or(false),
            end: common(ends().map(|(_, end)| end.replace('\r', "")))
                .unwrap_or("\n".into())
                .replace('\n', newline),
            names: common(all().map(|line| case(line.name))).unwrap_or(Case::Lower),
            case: common(kinds().map(case)).unwrap_or(Case::Lower),
            kinds: kinds()
                .filter(|kind| case(kind) == Case::Capital)
                .map(|kind| (kind.to_ascii_lowercase(), kind.to_owned()))
                .collect(),
        }
    }
}

/// A field that begins a line.
struct Line<'t> {
    indent: &'t str,
    name: &'t str,
    /// What stands before and behind its `=`.
    equals: (&'t str, &'t str),
}

impl Line<'_> {
    fn column(&self) -> usize {
        [self.indent, self.name, self.equals.0]
            .iter()
            .map(|part| part.chars().count())
            .sum()
    }
}

fn lines<'t>(text: &'t str, entry: &RawEntry) -> Vec<Line<'t>> {
    let line = |field: &crate::read::bibtex::RawField| {
        let start = text[..field.name.start].rfind('\n')? + 1;
        let indent = &text[start..field.name.start];
        let between = &text[field.name.end..field.value().start.max(field.name.end)];
        let (before, behind) = between.split_once('=')?;
        let is_line = indent.trim().is_empty() && !between.contains('\n');
        let name = &text[field.name.clone()];
        is_line.then_some(Line { indent, name, equals: (before, behind) })
    };
    entry.fields.iter().filter_map(line).collect()
}

fn alignment(entries: &[Vec<Line<'_>>]) -> Option<Alignment> {
    let is_ragged = |lines: &&Vec<Line<'_>>| {
        lines.iter().any(|line| line.name.len() != lines[0].name.len())
    };
    let ragged: Vec<_> = entries.iter().filter(is_ragged).collect();
    let column = |lines: &Vec<Line<'_>>| {
        let column = lines[0].column();
        lines.iter().all(|line| line.column() == column).then_some(column)
    };
    let is_aligned = common(ragged.iter().map(|lines| column(lines).is_some()));
    if is_aligned != Some(true) {
        return None;
    }
    let columns: Vec<_> = ragged.iter().filter_map(|lines| column(lines)).collect();
    // One column for all, or one for each entry behind its longest name.
    let is_one = columns.iter().all(|column| *column == columns[0]);
    let is_own =
        |lines: &&&Vec<Line<'_>>| lines.iter().any(|line| line.equals.0.len() == 1);
    let are_own = ragged.iter().filter(is_own).count() * 3 >= ragged.len() * 2;
    let column = if are_own && !is_one { None } else { common(columns.into_iter()) };
    let is_right =
        |lines: &Vec<Line<'_>>| lines.iter().any(|line| line.indent != lines[0].indent);
    Some(Alignment {
        column,
        is_right: common(ragged.iter().map(|lines| is_right(lines))) == Some(true),
    })
}

fn empty_lines<'a>(
    text: &'a str,
    entries: &'a [&'a RawEntry],
) -> impl Iterator<Item = usize> + 'a {
    entries.windows(2).filter_map(|pair| {
        let between = text.get(pair[0].whole.end..pair[1].whole.start)?;
        let lines = between.matches('\n').count();
        (between.trim().is_empty() && lines > 0).then(|| lines - 1)
    })
}

/// For each value that is one text, whether it stands between quotation marks.
fn quotes<'a>(text: &'a str, entry: &'a RawEntry) -> impl Iterator<Item = bool> + 'a {
    entry.fields.iter().filter_map(|field| match field.pieces.as_slice() {
        [Piece::Text(inner)] => Some(text.as_bytes()[inner.start - 1] == b'"'),
        _ => None,
    })
}

/// Whether a comma follows the last field of an entry, and what stands before its end.
fn end<'t>(text: &'t str, entry: &RawEntry) -> (bool, &'t str) {
    let last = entry.fields.last().map_or(entry.key.end, |field| field.value().end);
    let rest = text.get(last..entry.whole.end - 1).unwrap_or("\n");
    let (comma, end) = match rest.split_once(',') {
        Some((_, end)) => (true, end),
        None => (false, rest),
    };
    let space = end.trim_start_matches(|c: char| !c.is_whitespace());
    match space.rfind('\n') {
        Some(at) => (comma, &space[at..]),
        None => (comma, space),
    }
}

fn case(word: &str) -> Case {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Case::Lower
    } else if word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Case::Upper
    } else {
        Case::Capital
    }
}
