//! Texts that may be given in several languages: a group of fields with a text for each.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::many::{ONE_OR_MANY, SHORTHAND};

/// The schema keyword of a text that may be a group of fields instead: the name of each
/// is a language, its value the text.
pub const TRANSLATABLE: &str = "x-translatable";

/// Lets a text, or each of a list of texts, be given in several languages.
pub(super) fn translatable(schema: &mut Schema) {
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        for choice in choices.iter_mut().filter_map(Value::as_object_mut) {
            let text = if choice.contains_key("items") {
                choice.get_mut("items").and_then(Value::as_object_mut)
            } else {
                Some(choice)
            };
            text.into_iter().for_each(allow_languages);
        }
    } else if let Some(text) = schema.as_object_mut() {
        allow_languages(text);
    }
}

/// The schema of a text that may be given in several languages.
pub(super) fn in_languages(mut schema: Schema) -> Schema {
    translatable(&mut schema);
    schema
}

fn allow_languages(text: &mut Map<String, Value>) {
    let one = json!({ "type": text.get("type"), "format": text.get("format") });
    let types = match text.remove("type") {
        Some(Value::Array(types)) => types,
        other => other.into_iter().collect(),
    };
    let types: Vec<_> = types.into_iter().chain([json!("object")]).collect();
    text.insert("type".into(), types.into());
    text.extend(languages(&one));
    text.insert(TRANSLATABLE.into(), true.into());
}

/// What a group of fields is whose names are languages.
fn languages(value: &Value) -> Map<String, Value> {
    let says = [
        ("propertyNames", json!({ "$ref": "#/$defs/Locale" })),
        ("additionalProperties", value.clone()),
        ("minProperties", json!(1)),
    ];
    says.map(|(keyword, value)| (keyword.to_owned(), value)).into_iter().collect()
}

/// Lets each list of texts be given in several languages: a list for each.
pub(super) fn translate_lists(schema: &mut Schema) {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let named = |is_it: &dyn Fn(&Value) -> bool| -> Vec<String> {
        let all = definitions.into_iter().flatten();
        let found = all.filter(|(_, definition)| is_it(definition));
        found.map(|(name, _)| format!("#/$defs/{name}")).collect()
    };
    let mut texts = named(&|definition| is_text(definition, &[]));
    // A group of fields that a text may stand for is written as the text, in each language.
    let groups = named(&|definition| {
        definition.get(SHORTHAND).is_some() && is_text(&definition["anyOf"][0], &texts)
    });
    texts.extend(groups);
    if let Some(root) = schema.as_object_mut() {
        root.values_mut().for_each(|value| translate_list(value, &texts));
    }
}

fn translate_list(schema: &mut Value, texts: &[String]) {
    match schema {
        Value::Array(items) => {
            for item in items {
                translate_list(item, texts);
            }
        }
        Value::Object(says) => {
            says.values_mut().for_each(|value| translate_list(value, texts));
            let is_list = says.contains_key(ONE_OR_MANY);
            let choices = says.get_mut("anyOf").and_then(Value::as_array_mut);
            if let Some(choices) = choices.filter(|_| is_list)
                && is_text(&choices[0], texts)
            {
                let mut list = languages(&json!({ "anyOf": choices }));
                list.insert("type".into(), "object".into());
                choices.push(list.into());
            }
        }
        _ => {}
    }
}

/// Whether a schema is of a text that may be in several languages, or names one.
fn is_text(schema: &Value, texts: &[String]) -> bool {
    let name = schema["$ref"].as_str();
    schema.get(TRANSLATABLE).is_some()
        || name.is_some_and(|name| texts.iter().any(|text| text == name))
}
