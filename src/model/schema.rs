//! The JSON Schema of a CV file, derived from the model's types.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Map, Value, json};

use super::Cv;
use super::entries::type_of;
use super::many::NEEDS_ONE_OF;
use super::translatable::translate_lists;
use super::variants;

/// The version of the form of a CV file, which a file may state. It grows when a field gets
/// another name; `src/prepare/migrate/steps.rs` says which.
pub const VERSION: u16 = 2;

/// The schema keyword of the version.
const VERSION_KEYWORD: &str = "x-version";

/// Where the schema is said to live; editors show it, nothing fetches it.
const ID: &str = "https://cvtex.invalid/cvtex.schema.json";

/// The JSON Schema (draft 2020-12) of a CV file.
pub fn json_schema() -> Schema {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<Cv>();
    Strict.transform(&mut schema);
    show_entries(&mut schema);
    variants::complete(&mut schema);
    translate_lists(&mut schema);
    schema.insert("$id".into(), ID.into());
    schema.insert(VERSION_KEYWORD.into(), VERSION.into());
    schema
}

/// Gives each kind's `entries` an example: its entry with the fields it needs.
fn show_entries(schema: &mut Schema) {
    let definitions = schema.get("$defs").cloned().unwrap_or_default();
    let Some(kinds) =
        schema.pointer_mut("/$defs/Section/oneOf").and_then(Value::as_array_mut)
    else {
        return;
    };
    for kind in kinds {
        let Some(entries) = kind.pointer_mut("/properties/entries") else { continue };
        let entry = &definitions[type_of(entries).unwrap_or_default()];
        let has_dates = entry["properties"].get("start").is_some();
        let needed = entry["required"].as_array().or(entry[NEEDS_ONE_OF].as_array());
        let fields = needed.into_iter().flatten().filter_map(Value::as_str);
        let example: Map<_, _> = fields
            .map(|name| {
                (name.to_owned(), entry["properties"][name]["examples"][0].clone())
            })
            .collect();
        entries["examples"] = json!([[example]]);
        let fields = kind["properties"].as_object_mut().filter(|_| !has_dates);
        if let Some(fields) = fields {
            fields.retain(|name, _| name != "duration");
        }
    }
}

/// Objects take no other fields than theirs; a field that may be left out is left out, not
/// written as null.
#[derive(Clone, Copy)]
struct Strict;

impl Transform for Strict {
    fn transform(&mut self, schema: &mut Schema) {
        let takes_others = schema.get("additionalProperties").is_some();
        if schema.get("properties").is_some() && !takes_others {
            schema.insert("additionalProperties".into(), false.into());
        }
        schema.remove("default");
        without_null(schema);
        transform_subschemas(self, schema);
    }
}

fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            schema.insert("type".into(), one);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
        if let [Value::Object(one)] = choices.as_slice() {
            let one = one.clone();
            schema.remove("anyOf");
            for (key, value) in one {
                if schema.get(&key).is_none() {
                    schema.insert(key, value);
                }
            }
        }
    }
}
