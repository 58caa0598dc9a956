//! Diagnostics for people: the source line with a caret under the wrong characters.

use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet,
};

use super::digest::Kind;
use super::{Diagnostic, Label, Report, Severity};
use crate::source::{Source, Span};

/// Draws every diagnostic in file order, with a blank line between them, and no closing
/// line. `width` is the terminal's, in columns; longer source lines are cut around the
/// caret.
pub fn render(report: &Report, source: &Source, coloured: bool, width: usize) -> String {
    draw(&report.sorted(), source, coloured, width)
}

/// The same of some diagnostics on a text, in the order in which they are given.
pub fn draw(
    diagnostics: &[&Diagnostic],
    source: &Source,
    coloured: bool,
    width: usize,
) -> String {
    let renderer = renderer(coloured, width);
    let draw = |diagnostic: &&Diagnostic| {
        let level = level(diagnostic.severity());
        let title = level.primary_title(&diagnostic.message).id(diagnostic.code.name());
        let help = diagnostic
            .help
            .as_ref()
            .map(|help| Group::with_title(Level::HELP.secondary_title(help)));
        let Some(label) = &diagnostic.label else {
            // Rendered one by one: between groups stands the margin of an excerpt, and
            // here is none.
            let title = renderer.render(&[Group::with_title(title)]);
            let help = help.map(|help| renderer.render(&[help]));
            return [Some(title), help]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("\n");
        };
        let label = LocalLabel::of(label, source);
        let other = diagnostic.other.as_ref().map(|other| LocalLabel::of(other, source));
        let Some((origin, snippet)) = cut(label) else {
            let mut groups = vec![title.elements(snippets(label, other))];
            groups.extend(help);
            return renderer.render(&groups);
        };
        let mut groups = vec![title.element(origin).element(snippet)];
        groups.extend(help);
        without_second_place(&renderer.render(&groups))
    };
    let drawn = diagnostics.iter().map(|diagnostic| draw(diagnostic) + "\n");
    drawn.collect::<Vec<_>>().join("\n")
}

/// Draws what is said of several diagnostics at once: a line, their first places and what
/// to do, without excerpts.
pub fn draw_kinds(kinds: &[Kind<'_>], coloured: bool, width: usize) -> String {
    let renderer = renderer(coloured, width);
    let draw = |kind: &Kind<'_>| {
        let title = level(kind.severity).primary_title(&kind.message);
        let title = title.id(kind.code.name());
        let places = (!kind.places.is_empty()).then(|| Origin::path(&kind.places));
        let title = Group::with_title(title).elements(places);
        let help = kind.help.as_ref();
        let help = help.map(|help| Group::with_title(Level::HELP.secondary_title(help)));
        let groups = std::iter::once(title).chain(help);
        groups.map(|group| renderer.render(&[group]) + "\n").collect::<String>()
    };
    kinds.iter().map(draw).collect()
}

fn renderer(coloured: bool, width: usize) -> Renderer {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(width)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// A label in the text in which it stands.
#[derive(Clone, Copy)]
struct LocalLabel<'a> {
    text: &'a str,
    span: Span,
    source: &'a Source,
}

impl<'a> LocalLabel<'a> {
    fn of(label: &'a Label, source: &'a Source) -> Self {
        let (source, span) = source.local(label.span);
        Self { text: &label.text, span, source }
    }
}

/// An excerpt without a path of its own is drawn with an empty one in its fourth line.
fn without_second_place(drawn: &str) -> String {
    let lines = drawn.lines().enumerate();
    let kept = lines.filter(|(at, line)| *at != 3 || !line.contains(":::"));
    kept.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// The excerpt of a line that is too long to be drawn as a whole, around the fault.
fn cut(place: LocalLabel<'_>) -> Option<(Origin<'_>, Snippet<'_, Annotation<'_>>)> {
    let LocalLabel { text, span, source } = place;
    let at = source.position(span.start());
    let line = source.line(at.line);
    let last = source.position(span.end()).line;
    let is_long = (at.line..=last.min(at.line + MAX_LINES))
        .any(|line| source.line(line).len() > LONG_LINE);
    if !is_long {
        return None;
    }
    let start = span.start().min(line.end);
    let end = span.end().min(line.end).min(start + AROUND).max(start);
    let marked = source.span(start..end);
    let around = line.start.max(start.saturating_sub(AROUND))..line.end.min(end + AROUND);
    let shown = source.span(around);
    let place = marked.start() - shown.start()..marked.end() - shown.start();
    let origin = Origin::path(source.name().to_string_lossy().into_owned())
        .line(at.line)
        .char_column(at.column);
    let snippet = Snippet::source(source.slice(shown))
        .line_start(at.line)
        .annotation(AnnotationKind::Primary.span(place).label(text));
    Some((origin, snippet))
}

/// From how many bytes on a line is cut before it is drawn.
const LONG_LINE: usize = 10_000;

/// How many bytes of such a line are kept on each side of the fault.
const AROUND: usize = 400;

/// The excerpt with the fault; the other half of a contradiction stands in the same one
/// when it is near, and in a second one when it is far away or in another file.
fn snippets<'a>(
    label: LocalLabel<'a>,
    other: Option<LocalLabel<'a>>,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut lines = lines_of(label);
    let mut far = None;
    if let Some(other) = other {
        let other_lines = lines_of(other);
        let both = lines.start.min(other_lines.start)..lines.end.max(other_lines.end);
        if both.len() <= NEAR && std::ptr::eq(label.source, other.source) {
            lines = both;
        } else {
            far = Some((other, other_lines));
        }
    }
    let near = other.filter(|_| far.is_none());
    let annotations =
        [(AnnotationKind::Primary, Some(label)), (AnnotationKind::Context, near)];
    let mut snippets = vec![snippet(lines, &annotations, label.source)];
    if let Some((other, lines)) = far {
        let annotations = [(AnnotationKind::Context, Some(other))];
        snippets.push(snippet(lines, &annotations, other.source));
    }
    snippets
}

/// How many lines may lie between two labels that are shown in one excerpt.
const NEAR: usize = 40;

fn snippet<'a>(
    lines: Range<usize>,
    places: &[(AnnotationKind, Option<LocalLabel<'a>>)],
    source: &'a Source,
) -> Snippet<'a, Annotation<'a>> {
    let bytes = source.line(lines.start).start..source.line(lines.end - 1).end;
    let annotations = places.iter().filter_map(|(kind, place)| {
        let LocalLabel { text, span, .. } = (*place)?;
        let start = span.start().min(bytes.end);
        let end = span.end().clamp(start, bytes.end);
        let marked = start - bytes.start..end - bytes.start;
        Some((*kind).span(marked).label(Some(text).filter(|text| !text.is_empty())))
    });
    Snippet::source(&source.text()[bytes.clone()])
        .path(source.name().to_string_lossy().into_owned())
        .line_start(lines.start)
        .annotations(annotations)
}

/// The first line of a label and the one after its last, but no more than a few.
fn lines_of(place: LocalLabel<'_>) -> Range<usize> {
    let first = place.source.position(place.span.start()).line;
    let last = place.source.position(place.span.end()).line;
    first..last.min(first + MAX_LINES) + 1
}

/// How many lines of a long label are shown.
const MAX_LINES: usize = 4;
