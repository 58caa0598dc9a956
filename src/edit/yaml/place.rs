//! Where in a section a new entry goes, and what stands around it there.

use crate::edit::{common, newline};
use crate::source::{Source, Span};
use crate::tree::{Field, Node, Value};

/// The entries of a section, as they are written.
pub(super) struct List<'n> {
    cv: &'n Source,
    root: &'n Node,
    section: &'n Node,
    field: Option<&'n Field>,
    /// The entries that are there.
    pub items: &'n [Node],
    /// Whether new entries stand between braces.
    pub is_flow: bool,
    /// The column of the fields of an entry that does not.
    pub column: usize,
}

/// A place, and what the new entries have around them there.
#[derive(Debug)]
pub(super) struct ListPlace {
    /// The bytes that give way.
    pub span: Span,
    /// What stands before the first.
    pub before: String,
    /// What stands between two.
    pub between: String,
    /// What stands behind the last.
    pub behind: String,
    is_first: bool,
}

impl ListPlace {
    /// The number of the first new entry among those of a list of this length.
    pub(super) fn index(&self, length: usize) -> usize {
        if self.is_first { 0 } else { length }
    }
}

impl<'n> List<'n> {
    /// The entries of a section.
    pub(super) fn of(cv: &'n Source, root: &'n Node, section: &'n Node) -> Self {
        let field = section.get("entries");
        let items = match field.map(|field| &field.value.value) {
            Some(Value::Sequence(items)) => items.as_slice(),
            _ => &[],
        };
        let mut list =
            Self { cv, root, section, field, items, is_flow: false, column: 0 };
        let opens = |node: &Node, open| cv.text()[node.span.start()..].starts_with(open);
        let is_list = field.is_some_and(|field| opens(&field.value, '['));
        let are_flow = !items.is_empty() && items.iter().all(|item| opens(item, '{'));
        list.is_flow = opens(section, '{') || is_list && !items.is_empty() || are_flow;
        list.column = match list.dashes().first() {
            Some(dash) => column(cv.text(), *dash) + list.dash().len(),
            None => list.indent() + "- ".len(),
        };
        list
    }

    /// Where new entries may go, the best place first.
    pub(super) fn places(&self) -> Vec<ListPlace> {
        let newest = self.is_newest_first();
        let text = self.cv.text();
        let is_in_brackets =
            self.field.is_some_and(|it| text[it.value.span.start()..].starts_with('['));
        match self.field {
            Some(field) if is_in_brackets && (!self.items.is_empty() || self.is_flow) => {
                self.in_brackets(field, newest)
            }
            Some(field) if self.items.is_empty() => self.below(field),
            Some(_) => self.among(newest),
            None => self.in_section(),
        }
    }

    /// Among the items of a list in lines.
    fn among(&self, is_first: bool) -> Vec<ListPlace> {
        let (text, dashes) = (self.cv.text(), self.dashes());
        let newline = newline(text);
        let gaps =
            self.items.iter().zip(dashes.iter().skip(1)).filter_map(|(item, next)| {
                let end = line_end(text, last_byte(item, text));
                let between = text.get(end..*next)?;
                between.trim().is_empty().then(|| between.matches('\n').count())
            });
        let gap = newline.repeat(common(gaps).unwrap_or(1).max(1));
        let (Some(first), Some(last)) = (dashes.first(), dashes.last()) else {
            return Vec::new();
        };
        let indent = " ".repeat(column(text, *first));
        let dash = self.dash();
        let between = format!("{gap}{indent}{dash}");
        let at = |byte| self.cv.span(byte..byte);
        if is_first {
            let start = line_start(text, *first);
            let before = format!("{indent}{dash}");
            return vec![ListPlace {
                span: at(start),
                before,
                between,
                behind: gap,
                is_first,
            }];
        }
        let known = self.items.last().map_or(*last, |item| last_byte(item, text));
        let end = block_end(text, known.max(*last), column(text, *last));
        let (before, behind) = (between.clone(), String::new());
        vec![ListPlace { span: at(end), before, between, behind, is_first }]
    }

    /// Between the brackets of a list.
    fn in_brackets(&self, field: &Field, is_first: bool) -> Vec<ListPlace> {
        let text = self.cv.text();
        let span = field.value.span;
        let at = |byte| self.cv.span(byte..byte);
        let (Some(first), Some(last)) = (self.items.first(), self.items.last()) else {
            let (before, behind) = (String::new(), String::new());
            let place = at(span.start() + 1);
            return vec![ListPlace {
                span: place,
                before,
                between: ", ".into(),
                behind,
                is_first,
            }];
        };
        let lead = &text[span.start() + 1..first.span.start()];
        let comma = match lead.rfind('\n') {
            Some(line) if lead.trim().is_empty() => {
                format!(",{}{}", newline(text), &lead[line + 1..])
            }
            _ => ", ".into(),
        };
        let (none, between) = (String::new(), comma.clone());
        vec![if is_first {
            let span = at(first.span.start());
            ListPlace { span, before: none, between, behind: comma, is_first }
        } else {
            let span = at(last.span.end());
            ListPlace { span, before: comma, between, behind: none, is_first }
        }]
    }

    /// Below a field without entries, whose `[]` goes.
    fn below(&self, field: &Field) -> Vec<ListPlace> {
        let text = self.cv.text();
        let newline = newline(text);
        let between = format!("{newline}{}- ", " ".repeat(self.indent()));
        let colon = text[field.key_span.end()..].find(':');
        let from = field.key_span.end() + colon.map_or(0, |at| at + 1);
        let value = field.value.span;
        let is_written = !value.range().is_empty() && value.start() >= from;
        let to = if is_written { value.end() } else { from };
        let rest = text[to..line_end(text, to)].to_owned();
        let end = to + rest.len();
        let before = format!("{rest}{between}");
        let behind = String::new();
        let span = self.cv.span(from..end);
        vec![ListPlace { span, before, between, behind, is_first: true }]
    }

    /// At the end of a section that has no field of entries.
    fn in_section(&self) -> Vec<ListPlace> {
        let text = self.cv.text();
        let Value::Mapping(fields) = &self.section.value else { return Vec::new() };
        let Some(last) = fields.iter().max_by_key(|field| field.key_span) else {
            return Vec::new();
        };
        let end = last_byte(&last.value, text).max(last.key_span.end());
        if self.is_flow {
            let (before, behind) = (", entries: [".into(), "]".into());
            let span = self.cv.span(end..end);
            return vec![ListPlace {
                span,
                before,
                between: ", ".into(),
                behind,
                is_first: true,
            }];
        }
        let column = self.key_column();
        let end = block_end(text, end, column.saturating_sub(1));
        let newline = newline(text);
        let between = format!("{newline}{}- ", " ".repeat(self.indent()));
        let before = format!("{newline}{}entries:{between}", " ".repeat(column));
        let (span, behind) = (self.cv.span(end..end), String::new());
        vec![ListPlace { span, before, between, behind, is_first: true }]
    }

    /// The dash of each item that stands in lines.
    fn dashes(&self) -> Vec<usize> {
        let text = self.cv.text();
        let Some(field) = self.field else { return Vec::new() };
        if text[field.value.span.start()..].starts_with('[') {
            return Vec::new();
        }
        self.items.iter().filter_map(|item| dash(text, item.span.start())).collect()
    }

    /// The dash with the space behind it, as the first item has it.
    fn dash(&self) -> String {
        let text = self.cv.text();
        let Some(dash) = self.dashes().first().copied() else { return "- ".into() };
        let rest = &text[dash + 1..line_end(text, dash)];
        let space = rest.len() - rest.trim_start_matches(' ').len();
        let is_alone = rest.trim().is_empty() || space == 0;
        format!("-{}", if is_alone { " ".into() } else { " ".repeat(space) })
    }

    /// The column of the section's fields.
    fn key_column(&self) -> usize {
        let Value::Mapping(fields) = &self.section.value else { return 0 };
        let start = fields.iter().map(|field| field.key_span.start()).min();
        column(self.cv.text(), start.unwrap_or(0))
    }

    /// The column of the dash in a new list: as far from its field as in the list of
    /// sections.
    fn indent(&self) -> usize {
        let text = self.cv.text();
        let step = self.root.get("sections").and_then(|field| {
            let Value::Sequence(sections) = &field.value.value else { return None };
            let dash = dash(text, sections.first()?.span.start())?;
            column(text, dash).checked_sub(column(text, field.key_span.start()))
        });
        self.key_column() + step.unwrap_or(2)
    }

    /// Whether the years fall from the first entry to the last.
    fn is_newest_first(&self) -> bool {
        crate::edit::is_newest_first(self.items.iter().filter_map(super::year))
    }
}

/// The dash before what starts at a byte: on its line, or on one above for what stands below
/// its dash.
fn dash(text: &str, at: usize) -> Option<usize> {
    let mut start = line_start(text, at);
    for _ in 0..20 {
        let line = &text[start..];
        let dash = start + line.len() - line.trim_start_matches(' ').len();
        if text[dash..].starts_with('-') && dash < at {
            return Some(dash);
        }
        start = line_start(text, start.checked_sub(1)?);
    }
    None
}

/// The last byte that is surely part of a value.
fn last_byte(node: &Node, text: &str) -> usize {
    let is_in_brackets = text[node.span.start()..].starts_with(['[', '{']);
    let last = match &node.value {
        Value::Scalar(_) => None,
        _ if is_in_brackets => None,
        Value::Sequence(items) => items.iter().map(|item| last_byte(item, text)).max(),
        Value::Mapping(fields) => {
            let ends =
                fields.iter().map(|it| last_byte(&it.value, text).max(it.key_span.end()));
            ends.max()
        }
    };
    // What an alias stands for is written elsewhere.
    last.unwrap_or(node.span.end())
}

/// The end of the last line of a block, of which a byte and the column of its owner are
/// known: lines that are indented deeper belong to it.
fn block_end(text: &str, known: usize, owner: usize) -> usize {
    let mut end = line_end(text, known);
    let mut at = end;
    while let Some(newline) = text[at..].find('\n') {
        let start = at + newline + 1;
        let line = &text[start..line_end(text, start)];
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        if !is_blank && indent <= owner {
            break;
        }
        at = start + line.len();
        if !is_blank && !line.trim_start().starts_with('#') {
            end = at;
        }
    }
    end
}

fn line_start(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    if text[start..].starts_with('\u{feff}') {
        start + '\u{feff}'.len_utf8()
    } else {
        start
    }
}

fn line_end(text: &str, at: usize) -> usize {
    let line = text[at..].split('\n').next().unwrap_or("");
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

fn column(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].chars().count()
}
