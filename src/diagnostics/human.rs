//! Diagnostics for people: the source line with a caret under the wrong characters.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Label, Report, Severity};
use crate::source::Source;

/// Draws every diagnostic in file order, with a blank line between them, and no closing
/// line. `width` is the terminal's, in columns; longer source lines are cut around the
/// caret.
pub fn render(report: &Report, source: &Source, coloured: bool, width: usize) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width);
    report
        .sorted()
        .into_iter()
        .map(|diagnostic| renderer.render(&groups(diagnostic, source)) + "\n")
        .collect::<Vec<_>>()
        .join("\n")
}

fn groups<'a>(diagnostic: &'a Diagnostic, source: &'a Source) -> Vec<Group<'a>> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code.name());
    let mut groups = vec![match &diagnostic.label {
        Some(label) => title.elements(snippets(label, diagnostic.other.as_ref(), source)),
        None => Group::with_title(title),
    }];
    if let Some(help) = &diagnostic.help {
        groups.push(Group::with_title(Level::HELP.secondary_title(help)));
    }
    groups
}

/// The excerpt with the fault; the other half of a contradiction stands in the same one
/// when it is near, and in a second one when it is far away.
fn snippets<'a>(
    label: &'a Label,
    other: Option<&'a Label>,
    source: &'a Source,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut lines = lines_of(label, source);
    let mut far = None;
    if let Some(other) = other {
        let other_lines = lines_of(other, source);
        let both = lines.start.min(other_lines.start)..lines.end.max(other_lines.end);
        if both.len() <= NEAR {
            lines = both;
        } else {
            far = Some((other, other_lines));
        }
    }
    let near = other.filter(|_| far.is_none());
    let annotations =
        [(AnnotationKind::Primary, Some(label)), (AnnotationKind::Context, near)];
    let mut snippets = vec![snippet(lines, &annotations, source)];
    if let Some((other, lines)) = far {
        snippets.push(snippet(lines, &[(AnnotationKind::Context, Some(other))], source));
    }
    snippets
}

/// How many lines may lie between two labels that are shown in one excerpt.
const NEAR: usize = 40;

fn snippet<'a>(
    lines: Range<usize>,
    labels: &[(AnnotationKind, Option<&'a Label>)],
    source: &'a Source,
) -> Snippet<'a, Annotation<'a>> {
    let bytes = source.line(lines.start).start..source.line(lines.end - 1).end;
    let annotations = labels.iter().filter_map(|(kind, label)| {
        let label = (*label)?;
        let start = label.span.start().min(bytes.end);
        let end = label.span.end().clamp(start, bytes.end);
        let place = start - bytes.start..end - bytes.start;
        Some(
            (*kind)
                .span(place)
                .label(Some(label.text.as_str()).filter(|text| !text.is_empty())),
        )
    });
    Snippet::source(&source.text()[bytes.clone()])
        .path(source.name().to_string_lossy().into_owned())
        .line_start(lines.start)
        .annotations(annotations)
}

/// The first line of a label and the one after its last, but no more than a few.
fn lines_of(label: &Label, source: &Source) -> Range<usize> {
    let first = source.position(label.span.start()).line;
    let last = source.position(label.span.end()).line;
    first..last.min(first + MAX_LINES) + 1
}

/// How many lines of a long label are shown.
const MAX_LINES: usize = 4;
