//! From the YAML parser's events to a tree: anchors, aliases and merge keys resolved,
//! repeated keys found.

use std::collections::HashMap;

use granit_parser::{
    Event, Parser, Placement, ScalarStyle, ScanError, Span as EventSpan,
};

use super::open::{Content, Open, OpenMapping};
use super::refusals::{MAX_DEPTH, alias_help, duplicate, merged_text, too_deep};
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::source::{Source, Span};
use crate::tree::node::{Field, Node, Scalar, Style, Value};

/// How many nodes a file may have once its aliases are written out.
const MAX_NODES: usize = 500_000;

/// How many bytes of text a file's anchors and aliases may repeat.
const MAX_REPEATED: usize = 32 * 1024 * 1024;

/// Why the text could not be read to its end.
pub(super) enum NodeFault {
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
) -> Result<Option<Node>, NodeFault> {
    let mut options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
    };
    options.max_buffered_comment_events = usize::MAX;
    let parser = Parser::new_from_str_with_options(text, options);
    let mut builder = Builder {
        source,
        report,
        open: Vec::new(),
        anchors: HashMap::new(),
        anchored_text: None,
        unused: HashMap::new(),
        nodes: 0,
        repeated: 0,
        root: None,
        last_plain: None,
    };
    for event in parser {
        let (event, span) = event.map_err(NodeFault::Syntax)?;
        if builder.take(event, span)? == Next::Stop {
            break;
        }
    }
    builder.report_unused();
    Ok(builder.root)
}

struct Builder<'a> {
    source: &'a Source,
    report: &'a mut Report,
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    /// The anchor of the last scalar.
    anchored_text: Option<usize>,
    /// Anchors of texts to which no alias has referred.
    unused: HashMap<usize, Span>,
    nodes: usize,
    repeated: usize,
    root: Option<Node>,
    last_plain: Option<Span>,
}

/// Whether to read on.
#[derive(PartialEq)]
enum Next {
    Read,
    Stop,
}

impl Builder<'_> {
    fn take(
        &mut self,
        event: Event<'_>,
        event_span: EventSpan,
    ) -> Result<Next, NodeFault> {
        let bytes = event_span.byte_range().unwrap_or(0..0);
        match event {
            // It follows the start of the value that it names.
            Event::Anchor(id, name) => {
                let span = self.source.span(bytes);
                if !name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
                    return Err(NodeFault::Unquoted(span.start()));
                }
                if self.anchored_text == Some(id) {
                    self.unused.insert(id, span);
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
                    let at = event_span.tag_span().and_then(|span| span.byte_range());
                    return Err(NodeFault::Unquoted(at.unwrap_or(bytes).start));
                }
                let span = self.scalar_span(bytes, style);
                let is_text = anchor != 0 && !span.range().is_empty();
                self.anchored_text = is_text.then_some(anchor);
                let is_plain = style == ScalarStyle::Plain;
                let style = if is_plain { Style::Plain } else { Style::Quoted };
                self.last_plain = (is_plain && !span.range().is_empty()).then_some(span);
                let text = if span.range().is_empty() { "".into() } else { text };
                let scalar = Scalar { text: text.into_owned(), style };
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
                self.unused.remove(&id);
                let Some(node) = self.anchors.get(&id) else {
                    self.report_alias_inside_itself(span);
                    self.report.mend(span.range());
                    let text = self.source.slice(span).to_owned();
                    let scalar = Scalar { text, style: Style::Quoted };
                    self.place(Node::scalar(span, scalar), 0)?;
                    return Ok(Next::Read);
                };
                if self.open.len() + node.depth > MAX_DEPTH {
                    return Err(NodeFault::Refused(too_deep(span)));
                }
                let (size, bytes) = (node.size, node.text_bytes());
                self.repeat(size, bytes, span)?;
                self.place(self.anchors[&id].clone(), 0)?;
            }
            Event::UnresolvedAlias(name) => {
                let span = self.source.span(bytes);
                if name.contains('*') || self.is_followed_by_text(span) {
                    return Err(NodeFault::Unquoted(span.start()));
                }
                self.report.add(
                    Diagnostic::new(
                        Code::UnknownAnchor,
                        format!(
                            "no anchor `&{}` stands before this alias",
                            excerpt(&name)
                        ),
                        span,
                        "refers to nothing",
                    )
                    .help(alias_help(&name)),
                );
                self.report.mend(span.range());
                let scalar = Scalar { text: format!("*{name}"), style: Style::Quoted };
                self.place(Node::scalar(span, scalar), 0)?;
            }
            Event::Comment(text, Placement::Right) => self.comment(&text, bytes.start),
            Event::DocumentStart(..) if self.root.is_some() => {
                self.second_document(self.source.span(bytes));
                return Ok(Next::Stop);
            }
            _ => {}
        }
        Ok(Next::Read)
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
    ) -> Result<(), NodeFault> {
        if self.open.len() >= MAX_DEPTH {
            let span = self.source.span(start..start + 1);
            return Err(NodeFault::Refused(too_deep(span)));
        }
        self.open.push(Open { start, anchor, content });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), NodeFault> {
        let Some(Open { start, anchor, content }) = self.open.pop() else {
            return Ok(());
        };
        let kept = self.source.text()[..end.max(start)].trim_end().len();
        let span = self.source.span(start..kept.max(start));
        let node = match content {
            Content::Sequence(items) => Node::sequence(span, items),
            Content::Mapping(mut mapping) => {
                for base in std::mem::take(&mut mapping.merged) {
                    if !matches!(base.value, Value::Mapping(_)) {
                        self.report.add(merged_text(base.span));
                    }
                    mapping.merge(base);
                }
                Node::mapping(span, mapping.fields)
            }
        };
        self.place(node, anchor)
    }

    /// Puts a finished node where it belongs: as a key, a value, an item or the root.
    fn place(&mut self, node: Node, anchor: usize) -> Result<(), NodeFault> {
        if anchor != 0 {
            self.repeat(node.size, node.text_bytes(), node.span)?;
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping(mapping) => match mapping.key.take() {
                None => mapping.key = Some(key_of(node, self.source, self.report)),
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

    fn second_document(&mut self, span: Span) {
        let line = self.source.text()[span.start()..].lines().next().unwrap_or("");
        let span = self.source.span(span.start()..span.start() + line.trim_end().len());
        let help = if line.starts_with("---") {
            "remove the line `---`, or keep the other CV in a file of its own"
        } else {
            "remove the line `...` above, or keep the other CV in a file of its own"
        };
        self.report.add(
            Diagnostic::new(
                Code::SeveralDocuments,
                "a second YAML document starts here",
                span,
                "a CV is one document",
            )
            .help(help),
        );
    }

    /// An anchor that nothing refers to was hardly meant as one: its name would be lost.
    fn report_unused(&mut self) {
        for span in std::mem::take(&mut self.unused).into_values() {
            let written = excerpt(self.source.slice(span));
            self.report.add(
                Diagnostic::new(
                    Code::UnquotedText,
                    format!("`{written}` is read as an anchor, which no alias uses"),
                    span,
                    "not part of the text",
                )
                .help("put the text in quotes, or remove the anchor"),
            );
        }
    }

    /// Counts the values of the file itself.
    fn count(&mut self, more: usize, span: Span) -> Result<(), NodeFault> {
        self.nodes += more;
        if self.nodes <= MAX_NODES || self.repeated > 0 {
            return self.repeat(0, 0, span);
        }
        Err(NodeFault::Refused(
            Diagnostic::new(
                Code::FileTooLarge,
                format!("the file has over {MAX_NODES} values, which no CV has"),
                span,
                "the limit is passed here",
            )
            .help("check that this is the right file"),
        ))
    }

    /// Counts what an anchor or alias adds.
    fn repeat(
        &mut self,
        nodes: usize,
        bytes: usize,
        span: Span,
    ) -> Result<(), NodeFault> {
        self.nodes += nodes;
        self.repeated += bytes;
        if self.nodes <= MAX_NODES && self.repeated <= MAX_REPEATED {
            return Ok(());
        }
        Err(NodeFault::Refused(
            Diagnostic::new(
                Code::TooManyAliases,
                "with its aliases written out the file is larger than any CV",
                span,
                "the limit is passed here",
            )
            .help("use aliases for single entries, not for lists of aliases"),
        ))
    }

    fn report_alias_inside_itself(&mut self, span: Span) {
        let name = excerpt(self.source.slice(span));
        self.report.add(
            Diagnostic::new(
                Code::UnknownAnchor,
                format!("the alias `{name}` stands inside its own anchor"),
                span,
                "refers to what it is part of",
            )
            .help("move the anchor to a value that does not hold the alias"),
        );
    }

    /// Whether words follow on the line, as behind no alias.
    fn is_followed_by_text(&self, span: Span) -> bool {
        let rest = self.source.text()[span.end()..].trim_start_matches([' ', '\t']);
        !rest.starts_with(['\n', '\r'])
            && !rest.is_empty()
            && !rest.starts_with([',', ']', '}', '#', ':'])
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
        let kept = excerpt(self.source.slice(value));
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

fn key_of(node: Node, source: &Source, report: &mut Report) -> (String, Span) {
    if let Value::Scalar(scalar) = node.value {
        return (scalar.text, node.span);
    }
    let line = source.slice(node.span).lines().next().unwrap_or("").trim_end();
    let span = source.span(node.span.start()..node.span.start() + line.len());
    report.add(
        Diagnostic::new(
            Code::YamlSyntax,
            format!("the name of a field is a word, not {}", node.shape()),
            span,
            "not a name",
        )
        .help("write the name of a field here, or put the whole text in quotes"),
    );
    report.mend(span.range());
    (source.slice(span).to_owned(), node.span)
}
