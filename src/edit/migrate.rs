//! The text of an older file: the changes that bring it to the current version, and keep
//! every byte besides.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::edit::{self, Edit};
use crate::model::schema::VERSION;
use crate::prepare::migrate::steps::STEPS;
use crate::prepare::migrate::tree;
use crate::prepare::migrate::tree::Renamed;
use crate::prepare::migrate::{newer_version, stated_version};
use crate::read::yaml;
use crate::source::{Source, Span};
use crate::tree::{Node, Value};

/// One change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it does to the text.
    pub edit: Edit,
    /// What was there, in a word or two: `details`, `version: 1`.
    pub from: String,
    /// What is there afterwards.
    pub to: String,
}

/// The changes that bring a file to the current version, in its order. A version is changed
/// where one is stated, and never added. There are none for a file that is current, nor for
/// one with faults that forbid to touch it, which are reported.
pub fn changes(source: &Source, report: &mut Report) -> Vec<Change> {
    let Some(mut root) = yaml::parse(source, report) else { return Vec::new() };
    if let Some(newer) = newer_version(&root) {
        report.add(newer);
    }
    let mut names: BTreeMap<Span, (&str, &str)> = BTreeMap::new();
    for Renamed { step, span } in tree::rename(&mut root, STEPS, report) {
        names.entry(span).or_insert((step.old, step.new)).1 = step.new;
    }
    if report.has_errors() {
        return Vec::new();
    }
    let version = stated_version(&root).filter(|(version, _)| *version < VERSION.into());
    let version = version.map(|(stated, span)| Change {
        edit: replace(span, &VERSION.to_string(), source),
        from: format!("version: {stated}"),
        to: format!("version: {VERSION}"),
    });
    let renamed = names.into_iter().map(|(span, (old, new))| Change {
        edit: replace(span, new, source),
        from: old.to_owned(),
        to: new.to_owned(),
    });
    let mut changes: Vec<_> = version.into_iter().chain(renamed).collect();
    changes.sort_by_key(|change| change.edit.span);
    if !is_all(&changes, &root, source) {
        report.add(by_hand(&changes, source));
        return Vec::new();
    }
    changes
}

/// The text of a file after its changes.
pub fn apply(source: &Source, changes: &[Change]) -> String {
    let edits: Vec<_> = changes.iter().map(|change| change.edit.clone()).collect();
    edit::apply(source, &edits)
}

/// Another word in place of one, in the quotes that it has.
fn replace(span: Span, word: &str, source: &Source) -> Edit {
    let written = source.slice(span);
    let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''));
    let quote = quote.map(String::from).unwrap_or_default();
    Edit { span, text: format!("{quote}{word}{quote}") }
}

/// Whether the changes make just what the steps have made of the tree. They do not where an
/// alias brings a text of the page as the name of a field.
fn is_all(changes: &[Change], root: &Node, source: &Source) -> bool {
    let after = Source::new(source.name(), apply(source, changes));
    let after = yaml::parse(&after, &mut Report::default());
    after.is_some_and(|after| is_same(&after, root, true))
}

/// Whether two trees say the same, apart from the version.
fn is_same(one: &Node, other: &Node, is_root: bool) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => one == other,
        (Value::Sequence(one), Value::Sequence(other)) => {
            let is_same = |(one, other)| is_same(one, other, false);
            one.len() == other.len() && one.iter().zip(other).all(is_same)
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| {
                    let is_version = is_root && one.key == "version";
                    one.key == other.key
                        && (is_version || is_same(&one.value, &other.value, false))
                })
        }
        _ => false,
    }
}

fn by_hand(changes: &[Change], source: &Source) -> Diagnostic {
    let first = changes.first();
    let span = first.map_or_else(|| source.span(0..0), |change| change.edit.span);
    let (from, to) = first.map_or(("", ""), |change| (&change.from, &change.to));
    Diagnostic::new(
        Code::OldField,
        format!("`{from}` cannot become `{to}` by a change of this word alone"),
        span,
        "an alias repeats it elsewhere",
    )
    .help("write the name of the field instead of the alias, then run this again")
    .as_error()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file after its changes, or the codes of what forbids them.
    fn migrated(text: &str) -> Result<String, Vec<&'static str>> {
        let (source, mut report) = (Source::new("cv.yaml", text), Report::default());
        let changes = changes(&source, &mut report);
        if report.has_errors() {
            assert!(changes.is_empty(), "{changes:?}");
            return Err(report.sorted().iter().map(|found| found.code.name()).collect());
        }
        Ok(apply(&source, &changes))
    }

    fn of_entries(entries: &str) -> String {
        format!(
            "cv: {{name: Ada}}\nsections:\n  - kind: entries\n    entries:\n{entries}"
        )
    }

    #[test]
    fn a_name_stays_as_it_is_quoted_and_everything_else_as_it_is() {
        for (old, new) in [
            (
                "    - title: x\n      details: y # z\n",
                "    - title: x\n      highlights: y # z\n",
            ),
            (
                "    - {\"details\":[a], title: x}\n",
                "    - {\"highlights\":[a], title: x}\n",
            ),
            (
                "    - 'details' : a\r\n      title: |\r\n        details: b\r\n",
                "    - 'highlights' : a\r\n      title: |\r\n        details: b\r\n",
            ),
            ("    - ? details\n      : a\n", "    - ? highlights\n      : a\n"),
            ("    - \"d\\x65tails\": a\n", "    - \"highlights\": a\n"),
            (
                "    - &x {details: a}\n    - {<<: *x, title: y}\n",
                "    - &x {highlights: a}\n    - {<<: *x, title: y}\n",
            ),
        ] {
            assert_eq!(migrated(&of_entries(old)), Ok(of_entries(new)));
            assert_eq!(migrated(&of_entries(new)), Ok(of_entries(new)));
        }
    }

    #[test]
    fn the_entries_of_a_group_are_entries_too() {
        let group = |name: &str| {
            format!(
                "\u{FEFF}sections: [{{kind: group, sections: [{{kind: entries, entries: [{{{name}: \
                 a}}]}}]}}]\ndetails: b\n"
            )
        };
        assert_eq!(migrated(&group("details")), Ok(group("highlights")));
    }

    #[test]
    fn a_version_is_changed_and_none_is_added() {
        for (old, new) in [
            ("version: 1 # first\ncv: {}\n", "version: 2 # first\ncv: {}\n"),
            ("cv: {}\nversion: '1'", "cv: {}\nversion: '2'"),
            ("version: 2\n", "version: 2\n"),
            ("cv: {}\n", "cv: {}\n"),
            ("version: two\n", "version: two\n"),
        ] {
            assert_eq!(migrated(old), Ok(new.to_owned()));
        }
        assert_eq!(migrated("version: 99\n"), Err(vec!["newer-version"]));
    }

    #[test]
    fn a_file_with_faults_is_not_touched() {
        for (entries, code) in [
            ("    - {details: a\n", "unclosed-bracket"),
            ("    - {details: a, details: b}\n", "duplicate-key"),
            ("    - {details: a, highlights: b}\n", "duplicate-key"),
            ("    - title: &d details\n      *d : a\n", "old-field"),
        ] {
            assert_eq!(migrated(&of_entries(entries)), Err(vec![code]));
        }
    }
}
