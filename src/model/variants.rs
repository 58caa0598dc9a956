//! Variants: the CVs that are made of one file, and the files that it includes.

use std::collections::BTreeMap;
use std::ops::Deref;

use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::entries::type_of;
use super::many::{Many, SHORTHAND, shorthand};
use super::publications::{Filter, Layout};
use super::values::{PdfFile, Plain, Text};

/// The tag of what only a variant that says so shows.
pub const PRIVATE: &str = "private";

/// The variant that is made when none is asked for.
pub const DEFAULT: &str = "default";

/// The fields of a file that a variant does not change: it has its own ways to them.
const NOT_CHANGED: [&str; 4] = ["version", "sections", "variants", "include"];

/// One of the CVs that are made of a file: what it shows, and what it says differently. It may
/// change any field of the file but the sections, which it chooses.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "variant")]
#[serde(rename_all = "kebab-case")]
pub struct Variant {
    /// What it is for.
    #[schemars(example = &"Two pages for companies")]
    pub description: Option<Plain>,
    /// The PDF that is made of it, as a path from the folder of the CV; without it the name of
    /// the CV, `-` and the name of the variant.
    #[schemars(example = &"lovelace-industry.pdf")]
    pub output: Option<PdfFile>,
    /// One or more files that are laid over this one, such as a file with private data.
    #[serde(default)]
    #[schemars(example = &"private.yaml")]
    pub include: Many<Include>,
    /// The tags that it shows. What has no tag is shown always; what has tags is shown when one
    /// of them is named here, or when none is. What is tagged `private` is shown only when that
    /// is named here.
    #[serde(default)]
    #[schemars(example = &"industry")]
    pub show: Many<Plain>,
    /// The tags that it leaves out.
    #[serde(default)]
    #[schemars(example = &["academic", "teaching"])]
    pub hide: Many<Plain>,
    /// The sections that it shows, in its order; without it all, in that of the file.
    #[serde(default)]
    #[schemars(length(min = 1), example = &["experience", "publications"])]
    pub sections: Vec<Choice>,
    /// What it changes in sections, by the id or the kind of each.
    #[serde(default)]
    #[schemars(example = &json!({"publications": {"title": "Selected papers", "first": 5}}))]
    pub change: BTreeMap<String, Change>,
}

/// A section that a variant shows.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "chosen section", transform = |schema: &mut Schema| shorthand(schema, "section"))]
#[serde(rename_all = "kebab-case")]
pub struct Choice {
    /// The id of the section, or its kind, which stands for all sections of that kind.
    #[schemars(example = &"publications")]
    pub section: Plain,
    /// What the variant changes in it.
    #[serde(flatten)]
    pub change: Change,
}

/// What a variant changes in a section.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "changed section")]
#[serde(rename_all = "kebab-case")]
pub struct Change {
    /// The heading.
    #[schemars(example = &"Selected papers")]
    pub title: Option<Text>,
    /// Of a section of publications: show only those that are all of this.
    #[schemars(example = &json!({"selected": true}))]
    pub only: Option<Filter>,
    /// Of a section of publications: leave out those that are all of this.
    #[schemars(example = &json!({"type": "preprint"}))]
    pub except: Option<Filter>,
    /// How a list of publications is written.
    #[serde(flatten)]
    pub layout: Layout,
}

/// A file whose fields are taken into the CV.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "included file", transform = |schema: &mut Schema| shorthand(schema, "file"))]
#[serde(rename_all = "kebab-case")]
pub struct Include {
    /// The file, as a path from the folder of the file that names it.
    #[schemars(example = &"private.yaml")]
    pub file: Plain,
    /// Whether the CV is made without it where it is missing.
    #[schemars(example = &true)]
    pub optional: Option<bool>,
}

/// A value that may carry tags.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(rename = "Tagged{T}", title = "value with tags", transform = |schema: &mut Schema| shorthand(schema, "value"))]
#[serde(rename_all = "kebab-case")]
pub struct Tagged<T> {
    /// The value.
    pub value: T,
}

impl<T> Deref for Tagged<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Gives the schema of a file what concerns variants: each section an `id`, `first` and `tags`,
/// each entry and each value that is private in some places `tags`, and each variant the fields
/// of the file.
///
/// They stand in no type of the model: before the check `crate::prepare::variants` has taken the tree
/// to what one variant shows.
pub(super) fn complete(schema: &mut Schema) {
    let own = schema.get("properties").and_then(Value::as_object).cloned();
    let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) else {
        return;
    };
    let tags = tags(definitions);
    let mut tagged = Vec::new();
    let sections = definitions.get_mut("Section").map(|section| &mut section["oneOf"]);
    for section in sections.and_then(Value::as_array_mut).into_iter().flatten() {
        let entry = type_of(&section["properties"]["entries"]);
        tagged.extend(entry.map(str::to_owned));
        add(section, "id", id());
        add(section, "first", first());
        add(section, "tags", tags.clone());
        let has = |name: &str| section["properties"].get(name).is_some();
        if has("entries") || has("items") {
            add(section, "priority", priority("its entries are"));
        }
    }
    tagged.extend(["Bullet", "Override", "Mail"].map(str::to_owned));
    let values = definitions.keys().filter(|name| name.starts_with("Tagged"));
    tagged.extend(values.cloned().collect::<Vec<_>>());
    for name in tagged {
        let Some(definition) = definitions.get_mut(&name) else { continue };
        let is_short = definition.get(SHORTHAND).is_some();
        let example = example(&name);
        if let Some(example) = example {
            definition["anyOf"][1]["properties"]["value"]["examples"] = json!([example]);
        }
        let group = if is_short { &mut definition["anyOf"][1] } else { definition };
        add(group, "tags", tags.clone());
        if example.is_none() && name != "Mail" {
            add(group, "priority", priority("it is"));
        }
    }
    add_first_to_changes(definitions);
    add_fields_of_file(definitions, own.unwrap_or_default());
}

/// A value that may carry tags, by the name of its type.
fn example(name: &str) -> Option<&'static str> {
    Some(match name.strip_prefix("Tagged")? {
        "Url" => "https://ada.example.org",
        "Text" => "London, UK",
        _ => "+44 20 7946 0000",
    })
}

fn add(group: &mut Value, name: &str, field: Value) {
    if let Some(fields) = group["properties"].as_object_mut() {
        fields.entry(name).or_insert(field);
    }
}

fn id() -> Value {
    json!({
        "description": "A name by which variants choose the section.",
        "type": "string",
        "format": "plain",
        "examples": ["selected"],
    })
}

fn first() -> Value {
    json!({
        "description": "Show only so many, from the first on.",
        "type": ["string", "integer"],
        "format": "count",
        "pattern": "^[1-9][0-9]{0,3}$",
        "examples": [5],
    })
}

fn priority(what: &str) -> Value {
    json!({
        "description": format!(
            "How soon {what} left out of a CV that is longer than its `pages`: the highest number \
             first, and without one never."
        ),
        "type": ["string", "integer"],
        "format": "count",
        "pattern": "^[1-9][0-9]{0,3}$",
        "examples": [2],
    })
}

/// The schema of `tags`, which is that of the tags that a variant shows.
fn tags(definitions: &Map<String, Value>) -> Value {
    let mut tags = definitions["Variant"]["properties"]["show"].clone();
    tags["description"] = "Words by which variants show it or leave it out.".into();
    tags["examples"] = json!(["academic"]);
    tags
}

fn add_first_to_changes(definitions: &mut Map<String, Value>) {
    if let Some(change) = definitions.get_mut("Change") {
        add(change, "first", first());
    }
    if let Some(choice) = definitions.get_mut("Choice") {
        add(&mut choice["anyOf"][1], "first", first());
    }
}

/// A variant may say anything that the file says; of the person also a part.
fn add_fields_of_file(definitions: &mut Map<String, Value>, own: Map<String, Value>) {
    let mut person = definitions["Person"].clone();
    if let Some(person) = person.as_object_mut() {
        person.remove("required");
    }
    let whole = person["properties"].as_object().cloned().unwrap_or_default();
    for (name, mut field) in own {
        if NOT_CHANGED.contains(&name.as_str()) {
            continue;
        }
        if name == "cv" {
            let headline = whole["headline"]["examples"][0].clone();
            field["$ref"] = "#/$defs/PersonOfVariant".into();
            field["examples"] = json!([{ "headline": headline }]);
        }
        add(&mut definitions["Variant"], &name, field);
    }
    definitions.insert("PersonOfVariant".into(), person);
}
