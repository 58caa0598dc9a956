//! The walk of the schema over the tree.

use serde_json::{Map, Value as Json};

use super::{dates, formats, near, prose, words};
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::many::{NEEDS_ONE_OF, ONE_OR_MANY, SHORTHAND};
use crate::model::section::DISCRIMINATOR;
use crate::parse::{Field, Node, Scalar, Value, write_quoted};
use crate::source::{Source, Span};

/// Holds a tree against a schema and gives the value that serde decodes.
pub(super) struct Walk<'a> {
    schema: &'a Json,
    source: &'a Source,
    report: &'a mut Report,
}

/// What a value is checked as.
#[derive(Clone, Copy)]
struct Slot<'a> {
    /// What the schema says of it.
    schema: &'a Json,
    /// The name of its field, for the messages.
    field: &'a str,
    /// Whether it is an item of the field's list.
    is_item: bool,
}

impl<'a> Slot<'a> {
    fn of(field: &'a str, schema: &'a Json) -> Self {
        Self { schema, field, is_item: false }
    }
}

impl<'a> Walk<'a> {
    /// A walk over the tree of `source`.
    pub(super) fn new(
        schema: &'a Json,
        source: &'a Source,
        report: &'a mut Report,
    ) -> Self {
        Self { schema, source, report }
    }

    /// Checks the whole file.
    pub(super) fn root(&mut self, root: &Node) -> Json {
        if !matches!(root.value, Value::Mapping(_)) {
            let span = first_line(root.span, self.source);
            let message = format!("a CV is a group of fields, not {}", root.shape());
            self.add(
                Diagnostic::new(Code::WrongType, message, span, "not a field")
                    .help("start with `cv:` and, indented below it, `name: Your Name`"),
            );
            return Json::Null;
        }
        self.value(root, Slot::of("cv", self.schema))
    }

    /// Checks a node as the type of this name.
    pub(super) fn as_type(&mut self, node: &Node, name: &'a str) -> Json {
        let schema = &self.schema["$defs"][name];
        self.value(node, Slot::of("entry", schema))
    }

    fn add(&mut self, diagnostic: Diagnostic) {
        self.report.add(diagnostic);
    }

    fn value(&mut self, node: &Node, slot: Slot<'a>) -> Json {
        let schema = self.resolve(slot.schema);
        let slot = Slot { schema, ..slot };
        if let Some(choices) = schema.get("anyOf").and_then(Json::as_array) {
            return self.either(node, slot, choices);
        }
        if let Some(variants) = schema.get("oneOf").and_then(Json::as_array) {
            return match schema.get(DISCRIMINATOR).and_then(Json::as_str) {
                Some(key) => self.variant(node, key, variants),
                None => self.word(node, slot, &constants(variants)),
            };
        }
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        if let Some(values) = schema.get("enum").and_then(Json::as_array) {
            let known: Vec<_> = values.iter().filter_map(Json::as_str).collect();
            return self.word(node, slot, &known);
        }
        match (first_type(schema), &node.value) {
            (Some("object"), Value::Mapping(fields)) => self.object(node, fields, schema),
            (Some("array"), Value::Sequence(items)) => self.array(items, node, slot),
            (Some("boolean"), Value::Scalar(scalar)) => self.boolean(node, scalar, slot),
            (Some("string"), Value::Scalar(scalar)) => self.text(node, scalar, slot),
            _ => self.wrong_type(node, slot),
        }
    }

    /// One value or a list; a text or a group of fields: the shape of what is written
    /// decides.
    fn either(&mut self, node: &Node, slot: Slot<'a>, choices: &'a [Json]) -> Json {
        let is_list = matches!(node.value, Value::Sequence(_));
        if slot.schema.get(ONE_OR_MANY).is_some() {
            let choice = Slot { schema: &choices[usize::from(is_list)], ..slot };
            let value = self.value(node, choice);
            return if is_list { value } else { Json::Array(vec![value]) };
        }
        let is_group = matches!(node.value, Value::Mapping(_));
        let [text, group] = choices else { return self.wrong_type(node, slot) };
        if is_group && self.is_misread_text(node, group) {
            return self.colon_in_text(node);
        }
        if is_group {
            return self.value(node, Slot { schema: group, ..slot });
        }
        let value = self.value(node, Slot { schema: text, ..slot });
        match slot.schema.get(SHORTHAND).and_then(Json::as_str) {
            Some(name) => Json::Object(Map::from_iter([(name.to_owned(), value)])),
            None => value,
        }
    }

    fn variant(&mut self, node: &Node, key: &str, variants: &'a [Json]) -> Json {
        let kinds: Vec<_> =
            variants.iter().filter_map(|variant| kind_of(variant, key)).collect();
        if !matches!(node.value, Value::Mapping(_)) {
            self.add(
                Diagnostic::new(
                    Code::WrongType,
                    format!("a section is a group of fields, not {}", node.shape()),
                    first_line(node.span, self.source),
                    "not a section",
                )
                .help("start it with `- kind: …` and put its other fields below"),
            );
            return Json::Null;
        }
        let Some(field) = node.get(key) else {
            self.add(
                Diagnostic::new(
                    Code::MissingField,
                    format!("a section needs the field `{key}`"),
                    head(node, self.source),
                    "the kind of this section is not stated",
                )
                .help(format!("add `{key}:` with {}", words::one_of(&kinds))),
            );
            return Json::Null;
        };
        let Some(written) = scalar_text(&field.value) else {
            let slot = Slot { schema: &Json::Null, field: "kind", is_item: false };
            return self.wrong_type(&field.value, slot);
        };
        if let Some(at) = kinds.iter().position(|kind| *kind == written) {
            return self.value(node, Slot::of("section", &variants[at]));
        }
        if field.value.is_null() {
            self.empty(&field.value, field);
            return Json::Null;
        }
        let help = match near::word(&written, &kinds) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "write {}; `entries`, `lines`, `text` and `bullets` take anything",
                words::one_of(&kinds)
            ),
        };
        self.add(
            Diagnostic::new(
                Code::UnknownKind,
                format!("there is no section of the kind `{}`", excerpt(&written)),
                first_line(field.value.span, self.source),
                "not a known kind",
            )
            .help(help),
        );
        Json::Null
    }

    fn object(&mut self, node: &Node, fields: &[Field], schema: &'a Json) -> Json {
        let noun = schema.get("title").and_then(Json::as_str).unwrap_or("group");
        let Some(properties) = schema.get("properties").and_then(Json::as_object) else {
            return Json::Object(Map::new());
        };
        let mut value = Map::new();
        let is_written = |name: &&str| fields.iter().any(|field| field.key == **name);
        let names = || properties.keys().map(String::as_str);
        let free: Vec<_> = names().filter(|name| !is_written(name)).collect();
        for field in fields {
            match properties.get_key_value(&field.key) {
                _ if field.key.is_empty() => self.nameless(field, noun),
                Some(_) if field.value.is_null() => self.empty(&field.value, field),
                Some((name, schema)) => {
                    let checked = self.value(&field.value, Slot::of(name, schema));
                    value.insert(field.key.clone(), checked);
                }
                None => self.unknown(field, noun, properties, &free),
            }
        }
        let required = schema.get("required").and_then(Json::as_array);
        for name in required.into_iter().flatten().filter_map(Json::as_str) {
            let is_meant = |field: &Field| {
                !properties.contains_key(&field.key)
                    && near::field(&field.key, &[name]).is_some()
            };
            let is_there = node.get(name).is_some() || fields.iter().any(is_meant);
            if !is_there && !self.report.is_mended(node.span) {
                self.missing(node, name, noun, &properties[name]);
            }
        }
        let one_of = schema.get(NEEDS_ONE_OF).and_then(Json::as_array);
        let one_of: Vec<_> =
            one_of.into_iter().flatten().filter_map(Json::as_str).collect();
        let is_there =
            one_of.is_empty() || one_of.iter().any(|name| node.get(name).is_some());
        if !is_there && !self.report.is_mended(node.span) {
            self.add(
                Diagnostic::new(
                    Code::MissingField,
                    format!(
                        "{} needs the field {}",
                        words::a(noun),
                        words::one_of(&one_of)
                    ),
                    head(node, self.source),
                    "none of them is here",
                )
                .help("add one of them, or both"),
            );
        }
        dates::check_order(node, self.report);
        Json::Object(value)
    }

    fn array(&mut self, items: &[Node], node: &Node, slot: Slot<'a>) -> Json {
        let item = slot.schema.get("items").unwrap_or(&Json::Null);
        if items.is_empty() && slot.schema.get("minItems").is_some() {
            self.add(
                Diagnostic::new(
                    Code::EmptyValue,
                    format!("the list `{}` is empty", slot.field),
                    node.span,
                    "no items",
                )
                .help("add an item, or remove the field"),
            );
        }
        let mut values = Vec::new();
        for node in items {
            if node.is_null() {
                let dash = dash_before(node.span, self.source);
                let message = format!("an item of `{}` is empty", slot.field);
                self.nothing(node, dash, dash.end(), message);
                continue;
            }
            let slot = Slot { schema: item, field: slot.field, is_item: true };
            values.push(self.value(node, slot));
        }
        Json::Array(values)
    }

    fn boolean(&mut self, node: &Node, scalar: &Scalar, slot: Slot<'a>) -> Json {
        match scalar.text.as_str() {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            written => {
                let help = match written.to_lowercase().as_str() {
                    "yes" | "on" | "y" | "true" | "1" => "write `true`",
                    "no" | "off" | "n" | "false" | "0" => "write `false`",
                    _ => "write `true` or `false`",
                };
                self.add(
                    Diagnostic::new(
                        Code::WrongType,
                        format!(
                            "`{}` is `true` or `false`, not `{}`",
                            slot.field,
                            excerpt(written)
                        ),
                        first_line(node.span, self.source),
                        "neither `true` nor `false`",
                    )
                    .help(help),
                );
                Json::Null
            }
        }
    }

    fn word(&mut self, node: &Node, slot: Slot<'a>, known: &[&str]) -> Json {
        let Some(written) = scalar_text(node) else { return self.wrong_type(node, slot) };
        if known.contains(&written.as_str()) {
            return Json::String(written);
        }
        let help = match near::word(&written, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", words::one_of(known)),
        };
        self.add(
            Diagnostic::new(
                Code::UnknownValue,
                format!("`{}` cannot be `{}`", slot.field, excerpt(&written)),
                first_line(node.span, self.source),
                "not a known value",
            )
            .help(help),
        );
        Json::Null
    }

    fn text(&mut self, node: &Node, scalar: &Scalar, slot: Slot<'a>) -> Json {
        if scalar.text.trim().is_empty() {
            self.add(
                Diagnostic::new(
                    Code::EmptyValue,
                    format!("the text of `{}` is empty", slot.field),
                    node.span,
                    "nothing in it",
                )
                .help("write a text, or remove the field"),
            );
            return Json::Null;
        }
        if scalar.is_plain && matches!(scalar.text.as_str(), "true" | "false") {
            self.add(
                Diagnostic::new(
                    Code::WrongType,
                    format!("`{}` takes a text, not `{}`", slot.field, scalar.text),
                    node.span,
                    "YAML reads a truth value here",
                )
                .help(format!("write `\"{}\"` if the word is meant", scalar.text)),
            );
            return Json::Null;
        }
        let format = slot.schema.get("format").and_then(Json::as_str).unwrap_or("plain");
        let text = match formats::verify(format, &scalar.text) {
            Ok(text) => text,
            Err(fault) => {
                let lead = scalar.text.len() - scalar.text.trim_start().len();
                let whole = 0..scalar.text.trim().len();
                let range = fault.range.clone().unwrap_or(whole);
                let range = range.start + lead..range.end + lead;
                let span = scalar.locate(self.source, node.span, range);
                let help = match (fault.code, slot.field) {
                    // The advice to write words under `date` is of no use there.
                    (Code::MalformedDate, "date") => formats::DATE_HELP.to_owned(),
                    _ => fault.help,
                };
                self.add(
                    Diagnostic::new(fault.code, fault.message, span, fault.label)
                        .help(help),
                );
                return Json::Null;
            }
        };
        prose::check(node, scalar, format, self.source, self.report);
        Json::String(text)
    }

    fn wrong_type(&mut self, node: &Node, slot: Slot<'a>) -> Json {
        let wanted = first_type(slot.schema);
        if wanted == Some("string") && is_single_field(node) {
            return self.colon_in_text(node);
        }
        let format = slot.schema.get("format").and_then(Json::as_str);
        let (takes, help) = match wanted {
            Some("object") => ("a group of fields", group_help(slot.schema, node)),
            Some("array") => {
                ("a list", "write each item on a line of its own behind `- `".to_owned())
            }
            Some("boolean") => ("`true` or `false`", "write one of the two".to_owned()),
            _ => {
                let takes = match format {
                    Some("partial-date" | "end-date") => "a date",
                    _ if slot
                        .schema
                        .get("enum")
                        .or(slot.schema.get("oneOf"))
                        .is_some() =>
                    {
                        "a word"
                    }
                    _ => "a text",
                };
                (takes, text_help(node, takes, self.source))
            }
        };
        let subject = if slot.is_item {
            format!("an item of `{}` is {takes}", slot.field)
        } else {
            format!("`{}` takes {takes}", slot.field)
        };
        self.add(
            Diagnostic::new(
                Code::WrongType,
                format!("{subject}, not {}", node.shape()),
                first_line(node.span, self.source),
                format!("{} stands here", node.shape()),
            )
            .help(help),
        );
        Json::Null
    }

    /// Whether a group of fields is a text with a colon: one field on one line that the
    /// group does not have.
    fn is_misread_text(&self, node: &Node, group: &Json) -> bool {
        let properties = self.resolve(group).get("properties").and_then(Json::as_object);
        let Value::Mapping(fields) = &node.value else { return false };
        let [field] = fields.as_slice() else { return false };
        let known: Vec<_> =
            properties.into_iter().flat_map(Map::keys).map(String::as_str).collect();
        is_single_field(node) && near::field(&field.key, &known).is_none()
    }

    fn colon_in_text(&mut self, node: &Node) -> Json {
        let Value::Mapping(fields) = &node.value else { return Json::Null };
        let colon =
            fields.first().map_or(node.span.start(), |field| field.key_span.end());
        let written = self.source.slice(node.span);
        self.add(
            Diagnostic::new(
                Code::ColonInText,
                "a text that holds `: ` must be in quotes",
                self.source.span(colon..colon + 1),
                "YAML reads a field here",
            )
            .help(write_quoted(written)),
        );
        Json::Null
    }

    fn unknown(
        &mut self,
        field: &Field,
        noun: &str,
        properties: &Map<String, Json>,
        free: &[&str],
    ) {
        if self.report.is_full() {
            return;
        }
        let all: Vec<_> = properties.keys().map(String::as_str).collect();
        let help = match near::field(&field.key, free) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the fields here are {}", words::all_of(&all)),
        };
        self.add(
            Diagnostic::new(
                Code::UnknownField,
                format!("{} has no field `{}`", words::a(noun), excerpt(&field.key)),
                first_line(field.key_span, self.source),
                "not a known field",
            )
            .help(help),
        );
    }

    fn missing(&mut self, node: &Node, name: &str, noun: &str, schema: &Json) {
        let example = schema.get("examples").and_then(|examples| examples.get(0));
        let help = match example {
            Some(Json::String(text)) => format!("add `{name}: {text}`"),
            Some(Json::Array(_)) => format!("add `{name}:` with a list below it"),
            Some(Json::Object(fields)) => match fields.iter().next() {
                Some((first, value)) => format!(
                    "add `{name}:` with `{first}: {}` below it",
                    value.as_str().unwrap_or("…")
                ),
                None => format!("add `{name}:`"),
            },
            _ => format!("add `{name}:`"),
        };
        self.add(
            Diagnostic::new(
                Code::MissingField,
                format!("{} needs the field `{name}`", words::a(noun)),
                head(node, self.source),
                format!("`{name}` is not here"),
            )
            .help(help),
        );
    }

    fn empty(&mut self, node: &Node, field: &Field) {
        let message = format!("the field `{}` has no value", field.key);
        self.nothing(node, field.key_span, field.key_span.end(), message);
    }

    /// A value that is not there: `owner` is what lacks it, and ends at the byte `from`.
    fn nothing(&mut self, node: &Node, owner: Span, from: usize, message: String) {
        let rest = self.source.text()[from..].lines().next().unwrap_or("");
        let comment = rest
            .trim_start_matches([':', ' ', '\t'])
            .strip_prefix('#')
            .filter(|comment| comment.starts_with(|c: char| !c.is_whitespace()));
        let diagnostic = if let Some(comment) = comment {
            let start = from + rest.len() - comment.len() - 1;
            let end = start + 1 + comment.trim_end().len();
            let comment = self.source.span(start..end);
            Diagnostic::new(
                Code::EmptyValue,
                message,
                comment,
                "YAML reads a comment here",
            )
            .help(write_quoted(self.source.slice(comment)))
        } else if node.span.range().is_empty() || node.span.end() <= owner.end() {
            Diagnostic::new(Code::EmptyValue, message, owner, "nothing follows")
                .help("write a value, or remove the line")
        } else {
            Diagnostic::new(
                Code::EmptyValue,
                message,
                node.span,
                "YAML reads nothing here",
            )
            .help("write a value, or remove the line")
        };
        self.add(diagnostic);
    }

    fn nameless(&mut self, field: &Field, noun: &str) {
        self.add(
            Diagnostic::new(
                Code::UnknownField,
                format!("{} has a field without a name", words::a(noun)),
                self.source.span(field.key_span.start()..field.key_span.end() + 1),
                "no name before the colon",
            )
            .help("write the field's name before the colon"),
        );
    }

    fn resolve(&self, schema: &'a Json) -> &'a Json {
        let name = schema.get("$ref").and_then(Json::as_str);
        match name.and_then(|name| name.strip_prefix("#/$defs/")) {
            Some(name) => &self.schema["$defs"][name],
            None => schema,
        }
    }
}

fn first_type(schema: &Json) -> Option<&str> {
    let name = &schema["type"];
    name.as_str().or_else(|| name.get(0).and_then(Json::as_str))
}

fn constants(variants: &[Json]) -> Vec<&str> {
    let constant = |variant: &'_ Json| variant.get("const").is_some();
    let single = variants.iter().filter(|variant| constant(variant));
    let listed =
        variants.iter().filter_map(|variant| variant["enum"].as_array()).flatten();
    single
        .map(|variant| &variant["const"])
        .chain(listed)
        .filter_map(Json::as_str)
        .collect()
}

fn kind_of<'s>(variant: &'s Json, key: &str) -> Option<&'s str> {
    variant["properties"][key]["const"].as_str()
}

fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar(scalar) => Some(scalar.text.trim().to_owned()),
        _ => None,
    }
}

fn is_single_field(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(fields) => match fields.as_slice() {
            [field] => {
                matches!(field.value.value, Value::Scalar(_)) && field.key.len() < 200
            }
            _ => false,
        },
        _ => false,
    }
}

fn group_help(schema: &Json, node: &Node) -> String {
    let names = schema.get("properties").and_then(Json::as_object);
    let names: Vec<_> =
        names.into_iter().flat_map(Map::keys).map(String::as_str).collect();
    let names = words::all_of(&names);
    match &node.value {
        Value::Sequence(_) => format!("write fields without `- `: there are {names}"),
        _ => format!("write fields, each on a line of its own: there are {names}"),
    }
}

fn text_help(node: &Node, takes: &str, source: &Source) -> String {
    match &node.value {
        Value::Sequence(_)
            if takes == "a text" && source.slice(node.span).starts_with('[') =>
        {
            "write one text, in quotes if the brackets belong to it".into()
        }
        Value::Sequence(_) => format!("write {takes} instead of the list"),
        _ if takes == "a text" => {
            "write one text on the line of its field, in quotes if it holds `: `".into()
        }
        _ => format!("write {takes} on the line of its field"),
    }
}

/// The part of a place that lies on its first line.
fn first_line(span: Span, source: &Source) -> Span {
    let line = source.slice(span).lines().next().unwrap_or("");
    source.span(span.start()..span.start() + line.trim_end().len())
}

/// Where a group of fields begins: the name of its first field.
fn head(node: &Node, source: &Source) -> Span {
    match &node.value {
        Value::Mapping(fields) if !fields.is_empty() => {
            let first = fields.iter().map(|field| field.key_span).min();
            first.unwrap_or(node.span)
        }
        _ => first_line(node.span, source),
    }
}

/// The `-` of an item of which nothing else is written; the item itself in brackets.
fn dash_before(item: Span, source: &Source) -> Span {
    if !item.range().is_empty() {
        return item;
    }
    let mut end = item.start();
    for line in source.text()[..end].rsplit('\n').take(100) {
        let start = end - line.len();
        let content = line.trim_end();
        let content = match content.find("- #") {
            Some(dash) => &content[..=dash],
            None => content,
        };
        if content.ends_with('-') {
            return source.span(start + content.len() - 1..start + content.len());
        }
        if !(content.trim().is_empty() || content.trim_start().starts_with('#')) {
            break;
        }
        end = start.saturating_sub(1);
    }
    source.span(item.start()..item.start() + 1)
}
