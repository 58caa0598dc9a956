//! The examples against the schema that editors use.

use std::collections::BTreeSet;
use std::fs;

use crate::common::{examples, name_of};
use cvtex::model::schema::json_schema;
use serde_json::Value;

/// The examples as a reader of YAML 1.2 gives them to an editor.
fn values() -> Vec<(String, Value)> {
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).expect("a file");
        let value = serde_saphyr::from_str(&text);
        (
            name_of(&path),
            value.unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        )
    };
    examples().into_iter().map(read).collect()
}

fn schema() -> Value {
    serde_json::to_value(json_schema()).expect("JSON")
}

#[test]
fn an_editor_underlines_nothing_in_the_examples() {
    let schema = schema();
    jsonschema::meta::validate(&schema).expect("a schema of draft 2020-12");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for (name, value) in values() {
        let faults: Vec<_> = validator
            .iter_errors(&value)
            .map(|fault| format!("{name}: {fault} at {}", fault.instance_path()))
            .collect();
        assert_eq!(faults, [""; 0]);
    }
}

#[test]
fn an_editor_underlines_what_the_compiler_refuses() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    for wrong in [
        serde_json::json!({"cv": {"nam": "Ada"}}),
        serde_json::json!({"cv": {"name": "Ada"}, "sections": [{"kind": "skils", "entries": []}]}),
        serde_json::json!({"cv": {"name": "Ada"}, "sections": [{"entries": []}]}),
        serde_json::json!({"cv": {"name": "Ada"}, "locale": "xx"}),
        serde_json::json!({"cv": {"name": "Ada", "summary": {"xx": "I study engines."}}}),
        serde_json::json!({"cv": {"name": "Ada", "email": {"en": "ada@example.org"}}}),
    ] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn the_example_of_everything_has_every_kind_and_every_field() {
    let schema = schema();
    let mut all = BTreeSet::new();
    properties(&schema, &mut all);
    let everything = values().into_iter().find(|(name, _)| name == "everything");
    let mut used = BTreeSet::new();
    let root = Slot { schema: &schema, root: &schema };
    root.mark(&everything.expect("the example").1, &mut used);
    // Entries from `.bib` files are another example's.
    let listed = ["publications", "talks", "patents"];
    used.extend(listed.map(|kind| format!("{kind} section: from")));
    // What concerns variants is in the example of variants: tests/it/variants.rs.
    let is_of_variants = |name: &&String| {
        let group = name.split(": ").next().unwrap_or_default();
        let groups = ["variant", "chosen section", "changed section", "included file"];
        let fields = ["tags", "id", "first", "include", "variants"];
        groups.contains(&group)
            || group == "value with tags"
            || fields.iter().any(|field| name.ends_with(&format!(": {field}")))
    };
    // So are periods and their lengths, of which there is one: tests/it/entries.rs.
    let is_when = |field: &String, name: &str| {
        let of_points = ["line: ", "point: "].iter().any(|kind| field.starts_with(kind));
        let has_one = ["periods", "duration"].contains(&name);
        has_one || of_points && ["start", "end", "date"].contains(&name)
    };
    // Looks and page breaks are the same for every kind: tests/it/design.rs, tests/it/page_breaks.rs.
    let is_look = |field: &&String| {
        let name = field.rsplit(": ").next().unwrap_or_default();
        field.starts_with("design: ")
            || field.starts_with("font: ")
            || ["keep", "break-before"].contains(&name)
            || is_when(field, name)
            || field.starts_with("photo: ")
            || field.starts_with("margin: ")
    };
    used.extend(all.iter().filter(is_look).cloned());
    // Fitting is for those that are too long: tests/it/fit.rs.
    let is_of_fitting = |field: &&String| {
        field.starts_with("page limit: ")
            || [": pages", ": priority"].iter().any(|end| field.ends_with(end))
    };
    let missing: Vec<_> = all
        .difference(&used)
        .filter(|name| !is_of_variants(name) && !is_of_fitting(name))
        .collect();
    assert_eq!(missing, [""; 0]);
}

/// `title of the group: field`, for each group of fields of a schema.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(fields)) = map.get("properties") {
                found.extend(fields.keys().map(|field| entry(schema, field)));
            }
            map.iter()
                .filter(|(key, _)| *key != "examples")
                .for_each(|(_, value)| properties(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| properties(item, found)),
        _ => {}
    }
}

fn entry(schema: &Value, field: &str) -> String {
    format!("{}: {field}", schema["title"].as_str().unwrap_or("a group without a title"))
}

/// A schema, and the one that its references lead into.
#[derive(Clone, Copy)]
struct Slot<'a> {
    schema: &'a Value,
    root: &'a Value,
}

impl<'a> Slot<'a> {
    fn at(self, schema: &'a Value) -> Self {
        Self { schema, ..self }
    }

    /// Notes the fields that a value has.
    fn mark(self, value: &Value, used: &mut BTreeSet<String>) {
        if let Some(reference) = self.schema["$ref"].as_str() {
            let target = self.root.pointer(reference.trim_start_matches('#'));
            self.at(target.expect("a definition")).mark(value, used);
        }
        for choices in ["anyOf", "oneOf"] {
            for choice in self.schema[choices].as_array().into_iter().flatten() {
                let kind = &choice["properties"]["kind"]["const"];
                if kind.is_null() || *kind == value["kind"] {
                    self.at(choice).mark(value, used);
                }
            }
        }
        match value {
            Value::Object(fields) => {
                for (field, value) in fields {
                    let schema = &self.schema["properties"][field];
                    if schema.is_null() {
                        // The key of an entry, and what is said of it.
                        self.at(&self.schema["additionalProperties"]).mark(value, used);
                    } else {
                        used.insert(entry(self.schema, field));
                        self.at(schema).mark(value, used);
                    }
                }
            }
            Value::Array(items) if !self.schema["items"].is_null() => {
                for item in items {
                    self.at(&self.schema["items"]).mark(item, used);
                }
            }
            _ => {}
        }
    }
}
