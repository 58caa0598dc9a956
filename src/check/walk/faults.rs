//! What to say of a value that is not what its field takes.

use serde_json::{Map, Value as Json};

use super::{Slot, Walk};
use crate::check::value::Checked;
use crate::check::{rules, suggestions, translations};
use crate::diagnostics::words;
use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::model::section::DISCRIMINATOR;
use crate::model::translatable::TRANSLATABLE;
use crate::source::Span;
use crate::tree::places::{
    first_line, first_type, group_help, head, is_single_field, is_written_as_group,
    text_help,
};
use crate::tree::quoted::write_quoted;
use crate::tree::{Field, Node, Value};

impl Walk<'_> {
    pub(super) fn wrong_type(&mut self, node: &Node, slot: Slot) -> Checked {
        let is_translatable = slot.schema.get(TRANSLATABLE).is_some();
        if !is_translatable && translations::is_in_languages(node) {
            return self.in_languages(node, slot);
        }
        if self.is_meant_as_languages(node, slot.schema) {
            translations::report_names(node, self.report);
            return Checked::Nothing;
        }
        let wanted = first_type(slot.schema);
        if wanted == Some("string")
            && is_single_field(node)
            && !is_written_as_group(node, self.source)
        {
            return self.colon_in_text(node);
        }
        let format = slot.schema.get("format").and_then(Json::as_str);
        let (takes, help) = match wanted {
            Some("object") => ("a group of fields", group_help(slot.schema, node)),
            Some("array") => ("a list", self.list_help(slot.schema, node)),
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
        Checked::Nothing
    }

    /// A value that is given in several languages, and is the same in all.
    pub(super) fn in_languages(&mut self, node: &Node, slot: Slot) -> Checked {
        self.add(
            Diagnostic::new(
                Code::WrongType,
                format!("`{}` is the same in every language", slot.field),
                head(node, self.source),
                "values for several languages stand here",
            )
            .help("write one value on the line of the field"),
        );
        Checked::Nothing
    }

    /// Whether a group of fields stands where a text may be given in several languages,
    /// and is meant so.
    pub(super) fn is_meant_as_languages(&self, node: &Node, text: &'static Json) -> bool {
        self.resolve(text).get(TRANSLATABLE).is_some()
            && translations::is_meant_as_languages(node)
    }

    /// Whether a group of fields is a text with a colon: one field on one line that the
    /// group does not have.
    pub(super) fn is_misread_text(&self, node: &Node, group: &'static Json) -> bool {
        let properties = self.resolve(group).get("properties").and_then(Json::as_object);
        let Value::Mapping(fields) = &node.value else { return false };
        let [field] = fields.as_slice() else { return false };
        let known: Vec<_> =
            properties.into_iter().flat_map(Map::keys).map(String::as_str).collect();
        is_single_field(node) && suggestions::field(&field.key, &known).is_none()
    }

    pub(super) fn colon_in_text(&mut self, node: &Node) -> Checked {
        let Value::Mapping(fields) = &node.value else { return Checked::Nothing };
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
        Checked::Nothing
    }

    /// A field that the schema of its group does not have. `free` are the names that it has and
    /// the group does not.
    pub(super) fn unknown(
        &mut self,
        field: &Field,
        noun: &str,
        schema: &'static Json,
        free: &[&str],
    ) {
        let Some(properties) = schema["properties"].as_object() else { return };
        if self.report.is_full() {
            return;
        }
        let takes_others = schema["additionalProperties"].is_object();
        let all: Vec<_> = properties.keys().map(String::as_str).collect();
        let near = || suggestions::field(&field.key, free);
        let place = self.below(&field.key, properties);
        let place = place.or_else(|| self.elsewhere(&field.key, noun));
        let help = match place.ok_or_else(near) {
            Ok(place) => place,
            Err(Some(near)) => format!("did you mean `{near}`?"),
            Err(None) if takes_others => {
                "write the whole address of the page behind the name: `https://…`"
                    .to_owned()
            }
            Err(None) => format!("the fields here are {}", words::all_of(&all)),
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

    /// The group among these fields in which a field is known.
    fn below(&self, name: &str, fields: &'static Map<String, Json>) -> Option<String> {
        let is_its = |schema: &&'static Json| {
            let group = self.resolve(schema).get("properties").and_then(Json::as_object);
            group.is_some_and(|its| its.contains_key(name))
        };
        let (group, _) = fields.iter().find(|(_, schema)| is_its(schema))?;
        Some(format!("`{name}` belongs below `{group}`"))
    }

    /// Where a field belongs that is known at the top level of a CV or in a group there, when
    /// it stands in another of these places.
    fn elsewhere(&self, name: &str, noun: &str) -> Option<String> {
        let name = name.replace('_', "-");
        let top = rules::root().get("properties")?.as_object()?;
        let group = |schema| self.resolve(schema).get("properties")?.as_object();
        let is_here = |schema: &'static Json| {
            self.resolve(schema).get("title").and_then(Json::as_str) == Some(noun)
        };
        let here = top.iter().find(|(_, schema)| is_here(schema));
        let is_known_here =
            |schema| group(schema).is_some_and(|its| its.contains_key(&name));
        let is_misspelt = here.is_some_and(|(_, schema)| is_known_here(schema));
        if is_misspelt || here.is_none() && !is_here(rules::root()) {
            return None;
        }
        if let Some((here, _)) = here.filter(|_| top.contains_key(&name)) {
            return Some(format!("`{name}` belongs beside `{here}`, not below it"));
        }
        let (group, _) = top.iter().find(|(_, schema)| is_known_here(schema))?;
        Some(format!("`{name}` belongs below `{group}`"))
    }

    pub(super) fn missing(&mut self, node: &Node, name: &str, noun: &str, schema: &Json) {
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
        // What is not well formed is left out of a `.bib` file, whose fields have braces.
        let help = if self.is_lenient { format!("add `{name} = {{…}}`") } else { help };
        self.add(
            Diagnostic::new(
                Code::MissingField,
                format!("{} needs the field `{name}`", words::a(noun)),
                // In a `.bib` file, the key.
                if self.is_lenient { node.span } else { head(node, self.source) },
                format!("`{name}` is not here"),
            )
            .help(help),
        );
    }

    /// How a list is written where a group of fields stands; its names may be those by which
    /// its items are told apart.
    fn list_help(&self, schema: &'static Json, node: &Node) -> String {
        let item = schema.get("items").map(|items| self.resolve(items));
        let by = item.and_then(|item| item.get(DISCRIMINATOR)).and_then(Json::as_str);
        match (by, &node.value) {
            (Some(by), Value::Mapping(fields))
                if fields.first().is_some_and(|first| first.key != by) =>
            {
                format!(
                    "write `- {by}: {}`, and what stands there now below `entries:`",
                    excerpt(&fields[0].key)
                )
            }
            _ => "write each item on a line of its own behind `- `".to_owned(),
        }
    }

    /// A field without a value; of a group, the fields may stand below it without being
    /// indented.
    pub(super) fn empty(&mut self, node: &Node, field: &Field, schema: &'static Json) {
        let message = format!("the field `{}` has no value", field.key);
        let is_group = self.resolve(schema).get("properties").is_some();
        let next = self.source.text()[field.key_span.end()..].lines().nth(1);
        let is_beside =
            next.is_some_and(|line| line.starts_with(|c: char| c.is_alphabetic()));
        if is_group && is_beside {
            let (code, label) = (Code::EmptyValue, "nothing follows");
            let fault = Diagnostic::new(code, message, field.key_span, label);
            self.add(fault.help("indent what belongs to it by two spaces"));
            return;
        }
        self.nothing(node, field.key_span, field.key_span.end(), message);
    }

    /// A value that is not there: `owner` is what lacks it, and ends at the byte `from`.
    pub(super) fn nothing(
        &mut self,
        node: &Node,
        owner: Span,
        from: usize,
        message: String,
    ) {
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

    pub(super) fn nameless(&mut self, field: &Field, noun: &str) {
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
}
