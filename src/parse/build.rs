//! From the YAML parser's events to a tree: anchors, aliases and merge keys resolved,
//! repeated keys found.

use std::collections::HashMap;

use granit_parser::{
    Event, Parser, Placement, ScalarStyle, ScanError, Span as EventSpan,
};

use super::node::{Field, Node, Scalar, Value};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::{Source, Span};

/// How many nodes a file may have once its aliases are written out.
const MAX_NODES: usize = 500_000;

/// How deeply lists and mappings may be nested.
const MAX_DEPTH: usize = 60;

/// Why the text could not be read to its end.
pub(super) enum Fault {
    /// The YAML parser's own.
    Syntax(ScanError),
    /// A text whose first character, at this byte, means something else to YAML.
    Unquoted(usize),
    /// A limit of ours, or something YAML allows and a CV does not.
    Refused(Diagnostic),
}

/// Builds the tree of `text`, a copy of the source's text with the same bytes at the same
/// places except where it was mended.
pub(super) fn build(
    text: &str,
    source: &Source,
    report: &mut Report,
) -> Result<Option<Node>, Fault> {
    let mut options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: false,
    };
    options.max_buffered_comment_events = usize::MAX;
    let parser = Parser::new_from_str_with_options(text, options);
    let mut builder = Builder {
        source,
        report,
        open: Vec::new(),
        anchors: HashMap::new(),
        nodes: 0,
        root: None,
        last_plain: None,
    };
    for event in parser {
        let (event, span) = event.map_err(Fault::Syntax)?;
        builder.take(event, span)?;
    }
    Ok(builder.root)
}

struct Builder<'a> {
    source: &'a Source,
    report: &'a mut Report,
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    root: Option<Node>,
    last_plain: Option<Span>,
}

/// A list or mapping whose end has not come yet.
struct Open {
    start: usize,
    anchor: usize,
    content: Content,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping(OpenMapping),
}

#[derive(Default)]
struct OpenMapping {
    fields: Vec<Field>,
    /// Where each name stands, to find repeated ones.
    names: HashMap<String, Span>,
    /// The values of merge keys.
    merged: Vec<Node>,
    /// A key whose value has not come yet.
    key: Option<(String, Span)>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, event_span: EventSpan) -> Result<(), Fault> {
        let bytes = event_span.byte_range().unwrap_or(0..0);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
                    let at = event_span.tag_span().and_then(|span| span.byte_range());
                    return Err(Fault::Unquoted(at.unwrap_or(bytes).start));
                }
                let span = self.scalar_span(bytes, style);
                let is_plain = style == ScalarStyle::Plain;
                self.last_plain = (is_plain && !text.is_empty()).then_some(span);
                let scalar = Scalar { text: text.into_owned(), is_plain };
                self.count(1, span)?;
                self.place(Node::scalar(span, scalar), anchor)?;
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open(bytes.start, anchor, Content::Sequence(Vec::new()))?;
            }
            Event::MappingStart(_, anchor, _) => {
                let content = Content::Mapping(OpenMapping::default());
                self.open(bytes.start, anchor, content)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(bytes.end)?,
            Event::Alias(id) => {
                let span = self.source.span(bytes);
                let Some(size) = self.anchors.get(&id).map(|node| node.size) else {
                    return Err(self.alias_inside_itself(span));
                };
                self.count(size, span)?;
                self.place(self.anchors[&id].clone(), 0)?;
            }
            Event::UnresolvedAlias(name) => {
                let span = self.source.span(bytes);
                if name.contains('*') || self.is_followed_by_text(span) {
                    return Err(Fault::Unquoted(span.start()));
                }
                self.report.add(
                    Diagnostic::new(
                        Code::UnknownAnchor,
                        format!("no anchor `&{name}` stands before this alias"),
                        span,
                        "refers to nothing",
                    )
                    .help(alias_help(&name)),
                );
                let scalar = Scalar { text: format!("*{name}"), is_plain: false };
                self.place(Node::scalar(span, scalar), 0)?;
            }
            Event::Comment(text, Placement::Right) => self.comment(&text, bytes.start),
            Event::DocumentStart(..) if self.root.is_some() => {
                let span = self.source.span(bytes);
                return Err(Fault::Refused(
                    Diagnostic::new(
                        Code::SeveralDocuments,
                        "a second YAML document starts here",
                        span,
                        "a CV is one document",
                    )
                    .help("remove the line `---`, or keep the other CV in a file of its own"),
                ));
            }
            _ => {}
        }
        Ok(())
    }

    /// The scalar's place without the line breaks and comments that a block may trail.
    fn scalar_span(&self, bytes: std::ops::Range<usize>, style: ScalarStyle) -> Span {
        let span = self.source.span(bytes);
        match style {
            ScalarStyle::Literal | ScalarStyle::Folded | ScalarStyle::Plain => {
                let kept = self.source.slice(span).trim_end().len();
                self.source.span(span.start()..span.start() + kept)
            }
            _ => span,
        }
    }

    fn open(
        &mut self,
        start: usize,
        anchor: usize,
        content: Content,
    ) -> Result<(), Fault> {
        if self.open.len() >= MAX_DEPTH {
            let span = self.source.span(start..start + 1);
            return Err(Fault::Refused(too_deep(span)));
        }
        self.open.push(Open { start, anchor, content });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), Fault> {
        let Some(Open { start, anchor, content }) = self.open.pop() else {
            return Ok(());
        };
        let kept = self.source.text()[..end.max(start)].trim_end().len();
        let span = self.source.span(start..kept.max(start));
        let node = match content {
            Content::Sequence(items) => Node::sequence(span, items),
            Content::Mapping(mut mapping) => {
                for base in std::mem::take(&mut mapping.merged) {
                    mapping.merge(base);
                }
                Node::mapping(span, mapping.fields)
            }
        };
        self.place(node, anchor)
    }

    /// Puts a finished node where it belongs: as a key, a value, an item or the root.
    fn place(&mut self, node: Node, anchor: usize) -> Result<(), Fault> {
        if anchor != 0 {
            self.count(node.size, node.span)?;
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping(mapping) => match mapping.key.take() {
                None => mapping.key = Some(key_of(node, self.source)),
                Some((name, _)) if name == "<<" => match node.value {
                    Value::Sequence(bases) => mapping.merged.extend(bases),
                    _ => mapping.merged.push(node),
                },
                Some((key, key_span)) => {
                    if let Some(first) = mapping.names.get(&key) {
                        self.report.add(duplicate(&key, key_span, *first));
                    } else {
                        mapping.names.insert(key.clone(), key_span);
                        mapping.fields.push(Field { key, key_span, value: node });
                    }
                }
            },
        }
        Ok(())
    }

    fn count(&mut self, more: usize, span: Span) -> Result<(), Fault> {
        self.nodes += more;
        if self.nodes <= MAX_NODES {
            return Ok(());
        }
        Err(Fault::Refused(
            Diagnostic::new(
                Code::TooManyAliases,
                format!(
                    "with its aliases written out the file has over {MAX_NODES} values"
                ),
                span,
                "the limit is passed here",
            )
            .help("use aliases for single entries, not for lists of aliases"),
        ))
    }

    fn alias_inside_itself(&self, span: Span) -> Fault {
        let name = self.source.slice(span);
        Fault::Refused(
            Diagnostic::new(
                Code::UnknownAnchor,
                format!("the alias `{name}` stands inside its own anchor"),
                span,
                "refers to what it is part of",
            )
            .help("move the anchor to a value that does not hold the alias"),
        )
    }

    /// Whether words follow on the line, as behind no alias.
    fn is_followed_by_text(&self, span: Span) -> bool {
        let rest = self.source.text()[span.end()..].lines().next().unwrap_or("").trim();
        !rest.is_empty() && !rest.starts_with([',', ']', '}', '#', ':'])
    }

    /// A comment right behind a text, without a space after its `#`, was hardly meant.
    fn comment(&mut self, text: &str, at: usize) {
        let Some(value) = self.last_plain.take() else { return };
        let between = self.source.text().get(value.end()..at).unwrap_or("\n");
        let is_text = text.chars().next().is_some_and(|first| !first.is_whitespace());
        if !is_text
            || between.is_empty()
            || !between.chars().all(|c| c == ' ' || c == '\t')
        {
            return;
        }
        let span = self.source.span(at..at + 1 + text.trim_end().len());
        let kept = self.source.slice(value);
        self.report.add(
            Diagnostic::new(
                Code::CommentCutsValue,
                format!("the text ends at `{kept}`: what follows `#` is a comment"),
                span,
                "not part of the text",
            )
            .help(
                "put the text in quotes, or write a space after `#` if it is a comment",
            ),
        );
    }
}

impl OpenMapping {
    /// Adds the fields of a merge key's value that the mapping does not state itself.
    fn merge(&mut self, base: Node) {
        let Value::Mapping(inherited) = base.value else { return };
        for field in inherited {
            if !self.names.contains_key(&field.key) {
                self.names.insert(field.key.clone(), field.key_span);
                self.fields.push(field);
            }
        }
    }
}

fn key_of(node: Node, source: &Source) -> (String, Span) {
    match node.value {
        Value::Scalar(scalar) => (scalar.text, node.span),
        _ => (source.slice(node.span).to_owned(), node.span),
    }
}

fn duplicate(key: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        format!("the field `{key}` is given twice"),
        second,
        "again here",
    )
    .other(first, "first here")
    .help("keep one of them")
}

fn alias_help(name: &str) -> String {
    format!(
        "write `&{name}` before the value it stands for, or quote the text if `*` is meant"
    )
}

pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::TooDeep,
        format!("lists and fields are nested more than {MAX_DEPTH} deep"),
        span,
        "too deep",
    )
    .help("a CV needs five or six levels: check the brackets and the indentation")
}
