//! The walk of the schema over the tree.

mod faults;
mod scalars;

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use super::value::Checked;
use super::{dates, rules, suggestions, translations};
use crate::diagnostics::words;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::many::{NEEDS_ONE_OF, ONE_OR_MANY, SHORTHAND};
use crate::model::section::DISCRIMINATOR;
use crate::source::Source;
pub(in crate::check) use crate::tree::places::first_line;
use crate::tree::places::{dash_before, head, is_written_as_group, scalar_text};
use crate::tree::{Field, Node, Value};

/// Holds a tree against the rules and gives the value that serde decodes.
pub(super) struct Walk<'a> {
    source: &'a Source,
    report: &'a mut Report,
    /// Whether a value that is not well formed is left out with a warning.
    is_lenient: bool,
}

/// What a value is checked as.
#[derive(Clone, Copy)]
struct Slot {
    /// What the schema says of it.
    schema: &'static Json,
    /// The name of its field, for the messages.
    field: &'static str,
    /// Whether it is an item of the field's list.
    is_item: bool,
    /// Whether the group that has the field cannot be without it.
    is_required: bool,
}

/// Fields that name people.
const PEOPLE: [&str; 3] = ["authors", "editors", "inventors"];

impl Slot {
    fn of(field: &'static str, schema: &'static Json) -> Self {
        Self { schema, field, is_item: false, is_required: false }
    }
}

impl<'a> Walk<'a> {
    /// A walk over the tree of `source`.
    pub(super) fn new(source: &'a Source, report: &'a mut Report) -> Self {
        Self { source, report, is_lenient: false }
    }

    /// The same walk, which leaves out values that are not well formed: a `.bib` file is made
    /// for other programs, and one field should not cost its reader the list.
    pub(super) fn lenient(mut self) -> Self {
        self.is_lenient = true;
        self
    }

    /// Checks the whole file.
    pub(super) fn root(&mut self, root: &Node) -> Checked {
        if !matches!(root.value, Value::Mapping(_)) {
            let span = first_line(root.span, self.source);
            let message = format!("a CV is a group of fields, not {}", root.shape());
            self.add(
                Diagnostic::new(Code::WrongType, message, span, "not a field")
                    .help("start with `cv:` and, indented below it, `name: Your Name`"),
            );
            return Checked::Nothing;
        }
        self.value(root, Slot::of("cv", rules::root()))
    }

    /// Checks a field of the file by itself.
    pub(super) fn field(&mut self, field: &Field) -> Checked {
        let properties = rules::root()["properties"].as_object();
        match properties.and_then(|known| known.get_key_value(&field.key)) {
            Some((_, schema)) if field.value.is_null() => {
                self.empty(&field.value, field, schema);
                Checked::Nothing
            }
            Some((name, schema)) => self.value(&field.value, Slot::of(name, schema)),
            None => Checked::Nothing,
        }
    }

    /// Checks a node as the type of this name.
    pub(super) fn as_type(&mut self, node: &Node, name: &'static str) -> Checked {
        let schema = rules::named(name);
        self.value(node, Slot::of("entry", schema))
    }

    fn add(&mut self, diagnostic: Diagnostic) {
        self.report.add(diagnostic);
    }

    fn value(&mut self, node: &Node, slot: Slot) -> Checked {
        let mut says = Keywords::of(slot.schema);
        let mut schema = slot.schema;
        if let Some(name) = says.reference {
            schema = rules::named(name);
            says = Keywords::of(schema);
        }
        let slot = Slot { schema, ..slot };
        if let Some(choices) = says.any_of {
            return self.either(node, slot, choices);
        }
        if let Some(variants) = says.one_of {
            return match says.discriminator {
                Some(key) => self.variant(node, key, variants),
                None => self.word(node, slot, &constants(variants)),
            };
        }
        if let Some(constant) = says.constant {
            return Checked::Word(constant);
        }
        if let Some(values) = says.words {
            let known: Vec<_> = values.iter().filter_map(Json::as_str).collect();
            return self.word(node, slot, &known);
        }
        match (says.first_type, &node.value) {
            (Some("object"), Value::Mapping(fields)) => self.object(node, fields, schema),
            (Some("array"), Value::Sequence(items)) => self.array(items, node, slot),
            (Some("boolean"), Value::Scalar(scalar)) => self.boolean(node, scalar, slot),
            (Some("string"), Value::Scalar(scalar)) => self.text(node, scalar, slot),
            _ => self.wrong_type(node, slot),
        }
    }

    /// One value or a list; a text or a group of fields: the shape of what is written
    /// decides.
    fn either(&mut self, node: &Node, slot: Slot, choices: &'static [Json]) -> Checked {
        let is_list = matches!(node.value, Value::Sequence(_));
        if slot.schema.get(ONE_OR_MANY).is_some() {
            let choice = Slot { schema: &choices[usize::from(is_list)], ..slot };
            let value = self.value(node, choice);
            return match value {
                // What was left out is no item.
                Checked::Nothing if self.is_lenient => Checked::Nothing,
                value if is_list => value,
                value => Checked::List(vec![value]),
            };
        }
        let is_group = matches!(node.value, Value::Mapping(_));
        let [text, group] = choices else { return self.wrong_type(node, slot) };
        if is_group && self.is_meant_as_languages(node, text) {
            return self.value(node, Slot { schema: text, ..slot });
        }
        if is_group && translations::is_meant_as_languages(node) {
            return self.in_languages(node, slot);
        }
        if is_group
            && !is_written_as_group(node, self.source)
            && self.is_misread_text(node, group)
        {
            return self.colon_in_text(node);
        }
        if is_group {
            return self.value(node, Slot { schema: group, ..slot });
        }
        if is_list && slot.schema.get(SHORTHAND).is_none() {
            return self.wrong_type(node, Slot { schema: self.resolve(group), ..slot });
        }
        let value = self.value(node, Slot { schema: text, ..slot });
        match slot.schema.get(SHORTHAND).and_then(Json::as_str) {
            Some(_) if self.is_lenient && value == Checked::Nothing => value,
            Some(name) => Checked::Group(vec![(name, value)]),
            None => value,
        }
    }

    fn variant(&mut self, node: &Node, key: &str, variants: &'static [Json]) -> Checked {
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
            return Checked::Nothing;
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
            return Checked::Nothing;
        };
        let Some(written) = scalar_text(&field.value) else {
            let slot = Slot::of("kind", &Json::Null);
            return self.wrong_type(&field.value, slot);
        };
        if let Some(at) = kinds.iter().position(|kind| *kind == written) {
            return self.value(node, Slot::of("section", &variants[at]));
        }
        if field.value.is_null() {
            self.empty(&field.value, field, &Json::Null);
            return Checked::Nothing;
        }
        let help = match suggestions::word(&written, &kinds) {
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
        Checked::Nothing
    }

    fn object(
        &mut self,
        node: &Node,
        fields: &[Field],
        schema: &'static Json,
    ) -> Checked {
        let noun = schema.get("title").and_then(Json::as_str).unwrap_or("group");
        let Some(properties) = schema.get("properties").and_then(Json::as_object) else {
            return self.free(fields, &schema["additionalProperties"]);
        };
        let required = schema.get("required").and_then(Json::as_array);
        let required = || required.into_iter().flatten().filter_map(Json::as_str);
        let mut value = Vec::with_capacity(fields.len());
        let mut others = Vec::new();
        // The names that are not written, for what else is meant by one that is not known.
        let mut free = None;
        for field in fields {
            match properties.get_key_value(&field.key) {
                _ if field.key.is_empty() => self.nameless(field, noun),
                Some((_, schema)) if field.value.is_null() => {
                    self.empty(&field.value, field, schema);
                }
                Some((name, schema)) => {
                    let is_required = required().any(|known| known == name);
                    let slot = Slot { is_required, ..Slot::of(name, schema) };
                    let checked = self.value(&field.value, slot);
                    if !(self.is_lenient && checked == Checked::Nothing) {
                        value.push((name.as_str(), checked));
                    }
                }
                None if is_other(field, schema, properties) => {
                    let slot = Slot::of(noun, &schema["additionalProperties"]);
                    others.push((field.key.clone(), self.value(&field.value, slot)));
                }
                None => {
                    let free = free.get_or_insert_with(|| names_left(properties, fields));
                    self.unknown(field, noun, schema, free);
                }
            }
        }
        for name in required() {
            let is_meant = |field: &Field| {
                !properties.contains_key(&field.key)
                    && suggestions::field(&field.key, &[name]).is_some()
            };
            let is_there = node.get(name).is_some() || fields.iter().any(is_meant);
            if !is_there && !self.report.is_mended(node.span) {
                self.missing(node, name, noun, &properties[name]);
            }
            // What cannot be shown without it can still be named by its key.
            if self.is_lenient && value.iter().all(|(known, _)| *known != name) {
                value.push((name, Checked::Text(String::new())));
            }
        }
        let one_of = schema.get(NEEDS_ONE_OF).and_then(Json::as_array);
        let one_of: Vec<_> =
            one_of.into_iter().flatten().filter_map(Json::as_str).collect();
        let is_meant = |name: &str| {
            let is_it = |field: &Field| suggestions::field(&field.key, &[name]).is_some();
            let unknown = |field: &&Field| !properties.contains_key(&field.key);
            node.get(name).is_some() || fields.iter().filter(unknown).any(is_it)
        };
        let is_there = one_of.is_empty() || one_of.iter().any(|name| is_meant(name));
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
                .help(match one_of.as_slice() {
                    [_, _] => "add one of them, or both",
                    _ => "add at least one of them",
                }),
            );
        }
        dates::check_order(node, self.is_lenient, self.report);
        if others.is_empty() {
            return Checked::Group(value);
        }
        let known = value.into_iter().map(|(name, value)| (name.to_owned(), value));
        Checked::Free(known.chain(others).collect())
    }

    /// Fields whose names are the author's own.
    fn free(&mut self, fields: &[Field], schema: &'static Json) -> Checked {
        let noun = self.resolve(schema).get("title").and_then(Json::as_str);
        let slot = Slot::of(noun.unwrap_or("value"), schema);
        let mut value = Vec::with_capacity(fields.len());
        for field in fields {
            if field.value.is_null() {
                self.empty(&field.value, field, schema);
                continue;
            }
            let checked = self.value(&field.value, slot);
            value.push((field.key.clone(), checked));
        }
        Checked::Free(value)
    }

    fn array(&mut self, items: &[Node], node: &Node, slot: Slot) -> Checked {
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
        let mut values = Vec::with_capacity(items.len());
        for node in items {
            if node.is_null() {
                let dash = dash_before(node.span, self.source);
                let message = format!("an item of `{}` is empty", slot.field);
                self.nothing(node, dash, dash.end(), message);
                continue;
            }
            // A list of people without one of them says something else.
            let is_required = PEOPLE.contains(&slot.field);
            let slot = Slot { is_item: true, is_required, ..Slot::of(slot.field, item) };
            let value = self.value(node, slot);
            if !(self.is_lenient && value == Checked::Nothing) {
                values.push(value);
            }
        }
        if self.is_lenient && values.is_empty() {
            return Checked::Nothing;
        }
        Checked::List(values)
    }

    fn resolve(&self, schema: &'static Json) -> &'static Json {
        let name = schema.get("$ref").and_then(Json::as_str);
        match name.and_then(|name| name.strip_prefix("#/$defs/")) {
            Some(name) => rules::named(name),
            None => schema,
        }
    }
}

/// Whether a field is one of a name of the author's own, where a group takes such: its
/// value is what they are, and its name no slip of the pen.
fn is_other(
    field: &Field,
    schema: &'static Json,
    properties: &'static Map<String, Json>,
) -> bool {
    let takes_others = schema["additionalProperties"].is_object();
    let known = || properties.keys().map(String::as_str).collect::<Vec<_>>();
    takes_others
        && scalar_text(&field.value).is_some_and(|text| text.contains("://"))
        && suggestions::slip(&field.key, &known()).is_none()
}

/// What a schema says of the shape of a value, read in one pass.
#[derive(Default)]
struct Keywords {
    reference: Option<&'static str>,
    any_of: Option<&'static [Json]>,
    one_of: Option<&'static [Json]>,
    discriminator: Option<&'static str>,
    constant: Option<&'static str>,
    words: Option<&'static [Json]>,
    first_type: Option<&'static str>,
}

impl Keywords {
    fn of(schema: &'static Json) -> Self {
        let mut says = Self::default();
        let list = |value: &'static Json| value.as_array().map(Vec::as_slice);
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            match keyword.as_str() {
                "$ref" => {
                    let name = value.as_str();
                    says.reference = name.and_then(|name| name.strip_prefix("#/$defs/"));
                }
                "anyOf" => says.any_of = list(value),
                "oneOf" => says.one_of = list(value),
                DISCRIMINATOR => says.discriminator = value.as_str(),
                "const" => says.constant = value.as_str(),
                "enum" => says.words = list(value),
                "type" => {
                    let first = value.get(0).and_then(Json::as_str);
                    says.first_type = value.as_str().or(first);
                }
                _ => {}
            }
        }
        says
    }
}

/// The names of fields that are not written.
fn names_left<'s>(properties: &'s Map<String, Json>, fields: &[Field]) -> Vec<&'s str> {
    let written: HashSet<_> = fields.iter().map(|field| field.key.as_str()).collect();
    let names = properties.keys().map(String::as_str);
    names.filter(|name| !written.contains(name)).collect()
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
