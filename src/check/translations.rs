//! Texts in several languages: each group of them gives way to the text in the language
//! that is shown, before the tree is checked. What is missing there is reported.

use serde_json::Value as Json;

use super::{locale, rules, suggestions};
use crate::diagnostics::words;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::Locale;
use crate::model::translatable::TRANSLATABLE;
use crate::tree::{Field, Node, Value};

/// Leaves each text of a tree in one language: the one asked for, else that of the file.
pub fn choose(root: &mut Node, asked: Option<Locale>, report: &mut Report) {
    if !has_languages(root) {
        return;
    }
    let own = locale::of(root).unwrap_or_default();
    Choice { shown: asked.unwrap_or(own), own, report }.visit(root, rules::root(), "cv");
}

/// Whether a name somewhere in the tree is that of a language: most CVs have none, and are
/// not walked for them.
fn has_languages(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(_) => false,
        Value::Sequence(items) => items.iter().any(has_languages),
        Value::Mapping(fields) => {
            is_in_languages(node)
                || fields.iter().any(|field| has_languages(&field.value))
        }
    }
}

/// Whether a value is given in several languages.
pub(super) fn is_in_languages(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(fields) => fields.iter().any(|field| language(field).is_some()),
        _ => false,
    }
}

/// Whether every name of a group of fields is meant as a language, and none is one.
pub(super) fn is_meant_as_languages(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(fields) => {
            let is_meant = |field: &Field| suggestions::locale(&field.key).is_some();
            // A text with a colon is a group of one field: `no: never`.
            let is_text = |field: &Field| field.key.len() <= 2;
            fields.iter().all(is_meant)
                && (fields.len() > 1 || !fields.iter().all(is_text))
        }
        _ => false,
    }
}

/// Reports the names that are no languages, and those that are one language twice.
pub(super) fn report_names(node: &Node, report: &mut Report) {
    let Value::Mapping(fields) = &node.value else { return };
    for (at, field) in fields.iter().enumerate() {
        let Some(its) = language(field) else {
            report.add(unknown(field));
            continue;
        };
        let first = fields[..at].iter().find(|other| language(other) == Some(its));
        if let Some(first) = first {
            let message = format!("`{}` and `{}` are one language", first.key, field.key);
            let label = "the second text";
            report.add(
                Diagnostic::new(Code::DuplicateKey, message, field.key_span, label)
                    .other(first.key_span, "the first")
                    .help("keep one of them"),
            );
        }
    }
}

fn unknown(field: &Field) -> Diagnostic {
    let help = match suggestions::locale(&field.key) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the languages are {}", words::all_of(&Locale::tags())),
    };
    let message = format!("there is no language `{}`", excerpt(&field.key));
    let label = "not a known language";
    Diagnostic::new(Code::UnknownField, message, field.key_span, label).help(help)
}

fn language(field: &Field) -> Option<Locale> {
    Locale::of(&field.key)
}

struct Choice<'a> {
    shown: Locale,
    own: Locale,
    report: &'a mut Report,
}

impl Choice<'_> {
    /// Walks the schema over the tree; `name` is what the messages call the node.
    fn visit(&mut self, node: &mut Node, schema: &'static Json, name: &str) {
        if let Some(definition) = reference(schema) {
            self.visit(node, rules::named(definition), name);
        }
        for choices in ["anyOf", "oneOf"] {
            for choice in schema[choices].as_array().into_iter().flatten() {
                if is_kind_of(node, choice) && !is_list_in_languages(choice) {
                    self.visit(node, choice, name);
                }
            }
        }
        if schema.get(TRANSLATABLE).is_some() {
            if is_in_languages(node) {
                self.choose(node, name);
            }
            return;
        }
        match &mut node.value {
            Value::Scalar(_) => {}
            Value::Sequence(items) => {
                let Some(schema) = schema.get("items") else { return };
                let name = format!("an item of {name}");
                for item in items {
                    self.visit(item, schema, &name);
                }
            }
            Value::Mapping(fields) => {
                let free = schema.get("additionalProperties").filter(|it| it.is_object());
                for field in fields {
                    let schema = schema["properties"].get(&field.key).or(free);
                    let name = format!("`{}`", excerpt(&field.key));
                    if let Some(schema) = schema {
                        self.visit(&mut field.value, schema, &name);
                    }
                }
            }
        }
    }

    /// The text to show: in the language asked for, of whatever country; else in that of
    /// the file; else the first.
    fn choose(&mut self, node: &mut Node, name: &str) {
        report_names(node, self.report);
        let Value::Mapping(fields) = &mut node.value else { return };
        let find = |is_it: &dyn Fn(Locale) -> bool| {
            let has_text = |field: &Field| {
                !field.value.is_null() && language(field).is_some_and(is_it)
            };
            fields.iter().position(has_text)
        };
        let (shown, own) = (self.shown, self.own);
        let exact = find(&|locale| locale == shown);
        let wanted = exact.or_else(|| find(&|locale| locale.is_language_of(shown)));
        let instead = || {
            find(&|locale| locale == own)
                .or_else(|| find(&|locale| locale.is_language_of(own)))
                .or_else(|| find(&|_| true))
        };
        let Some(at) = wanted.or_else(instead) else {
            // Nothing is written in any language, which the check reports.
            *node = fields.swap_remove(0).value;
            return;
        };
        let field = fields.swap_remove(at);
        if wanted.is_none() {
            self.report.add(
                Diagnostic::new(
                    Code::MissingTranslation,
                    format!("{name} has no text in {}", shown.name()),
                    field.key_span,
                    format!("`{}` is shown instead", field.key),
                )
                .help(format!("add `{}:` beside it", shown.tag())),
            );
        }
        *node = field.value;
    }
}

fn reference(schema: &Json) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// Whether a schema is that of a list for each language: the schema of its items, beside it,
/// says as much.
fn is_list_in_languages(schema: &Json) -> bool {
    schema.get("propertyNames").is_some() && schema.get(TRANSLATABLE).is_none()
}

/// Whether a schema of one kind of section is that of this node; others are of every node.
fn is_kind_of(node: &Node, schema: &Json) -> bool {
    let kind = schema["properties"]["kind"]["const"].as_str();
    let written = node.get("kind").map(|field| &field.value.value);
    match (kind, written) {
        (Some(kind), Some(Value::Scalar(scalar))) => scalar.text.trim() == kind,
        (kind, _) => kind.is_none(),
    }
}
