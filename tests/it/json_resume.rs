//! JSON Resume out and in again: the CV that comes back is the one that went, in every field that
//! a reader of the page sees.

use std::path::Path;

use crate::common::{cvtex, examples, folder, name_of, run, stderr, stdout};
use crate::fuzz::values::Random;
use cvtex::app::import;
use cvtex::files::Files;
use cvtex::model::Cv;
use cvtex::model::design::Margins;
use cvtex::model::many::Many;
use cvtex::model::publications::Order;
use cvtex::model::schema::json_schema;
use cvtex::model::section::Section;
use cvtex::model::values::Text;
use cvtex::read::foreign::read_resume;
use cvtex::source::Source;
use cvtex::write::json_resume::{ReadBack, Resume};
use cvtex::{Checked, Compilation, Request};
use serde_json::{Map, Value, json};

/// A text as the program reads it, with the files beside it.
fn checked(name: &str, text: &str, folder: &Path) -> Result<Checked, String> {
    let files = Files::new(|name| std::fs::read(folder.join(name)));
    let mut compilation = Compilation::new(Source::new(name, text), files);
    let tree = compilation.tree(&Request::default());
    let checked = tree.and_then(|tree| compilation.check(&tree, None));
    let said = compilation.report.sorted();
    let said: Vec<_> = said.iter().map(|found| found.message.as_str()).collect();
    checked.ok_or_else(|| said.join("\n"))
}

fn resume(checked: &Checked) -> String {
    let resume = Resume::of(checked.cv(), &checked.document());
    let text = Source::new("cv.json", resume.text());
    let (person, lists) = read_resume(&text).expect("JSON");
    resume.completed(&ReadBack { person, lists })
}

/// A CV as its readers see it: without a letter and variants, without hidden addresses, and with
/// lists that do not say of what they were made.
fn seen(cv: &Cv) -> Cv {
    let mut cv = cv.clone();
    cv.version = None;
    cv.letter = None;
    cv.include = Many::default();
    cv.variants.clear();
    let shown = cv.cv.email.iter().filter(|mail| mail.shown.is_none());
    cv.cv.email = shown.cloned().collect();
    // An empty group says nothing.
    cv.design.margin = cv.design.margin.filter(|margin| *margin != Margins::default());
    cv.sections = cv.sections.iter().filter_map(seen_section).collect();
    cv
}

fn seen_section(section: &Section) -> Option<Section> {
    let mut section = section.clone();
    match &mut section {
        Section::Group(group) => {
            group.sections = group.sections.iter().filter_map(seen_section).collect();
        }
        Section::Publications(list) => {
            if !list.from.is_empty() && list.layout.sort.is_none() {
                list.layout.sort = Some(Order::Newest);
            }
            list.from = Many::default();
            list.overrides.clear();
            (list.only, list.except, list.first) = (None, None, None);
            if list.entries.is_empty() {
                return None;
            }
        }
        Section::Talks(list) => {
            (list.from, list.first) = (Many::default(), None);
        }
        Section::Patents(list) => {
            (list.from, list.first) = (Many::default(), None);
        }
        _ => {}
    }
    Some(section)
}

/// Holds a CV against what it is after it was a resume, and after that was imported.
fn assert_same(name: &str, before: &Checked, folder: &Path) {
    let resume = resume(before);
    let after = checked("cv.json", &resume, folder);
    let after = after.unwrap_or_else(|said| panic!("{name}: {said}\n{resume}"));
    assert_eq!(seen(after.cv()), seen(before.cv()), "{name}:\n{resume}");
    let files = Files::new(|name| std::fs::read(folder.join(name)));
    let mut compilation = Compilation::new(Source::new("cv.json", &*resume), files);
    let imported = import::convert(None, Some("papers.bib"), &mut compilation);
    let imported = imported.unwrap_or_else(|error| panic!("{name}: {error:?}"));
    assert_eq!(imported.counts.left, 0, "{name}: {}", imported.cv);
    assert!(imported.bib.is_none(), "{name} has its publications in another file");
    let after = checked("cv.yaml", &imported.cv, folder);
    let after = after.unwrap_or_else(|said| panic!("{name}: {said}\n{}", imported.cv));
    assert_eq!(seen(after.cv()), seen(before.cv()), "{name}:\n{}", imported.cv);
}

#[test]
fn an_example_comes_back_as_it_was() {
    for path in examples() {
        let folder = path.parent().expect("a folder");
        let text = std::fs::read_to_string(&path).expect("a file");
        let before = checked("cv.yaml", &text, folder).expect("a CV");
        assert_same(&name_of(&path), &before, folder);
    }
}

/// Texts that a format might take for something else.
const TEXTS: [&str; 16] = [
    "University of London",
    "*Analytical* **engines**, `code` and [a link](https://example.org)",
    "$O(n^2)$ in $x_i \\le \\alpha$",
    "<b>not</b> markup & \"quotes\" 'of' both kinds \\ back",
    "/work/0",
    "/publications",
    "null",
    "false",
    "2021",
    "1e3",
    "present",
    "a, b; c: d - e # f",
    "Łódź – São Paulo",
    "Кембридж, Αθήνα",
    "Two lines\n\nof a text",
    " - not a point",
];

/// Fields that concern what the page does not show, or name files.
const NOT_MADE: [&str; 22] = [
    "version",
    "include",
    "variants",
    "letter",
    "tags",
    "id",
    "first",
    "priority",
    "from",
    "overrides",
    "only",
    "except",
    "photo",
    "hide",
    "shown",
    "system",
    "kind",
    "marks",
    "theme",
    "style",
    "sections",
    "abbreviations",
];

/// CVs that follow from a number and the schema, so that they have every field that there is.
struct Maker<'a> {
    schema: &'a Value,
    random: Random,
}

impl<'a> Maker<'a> {
    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let name = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/"));
        name.map_or(schema, |name| &self.schema["$defs"][name])
    }

    /// A value of a field.
    fn field(&mut self, field: &'a Value) -> Value {
        let resolved = self.resolve(field);
        if resolved["format"] == "markdown" {
            return (*self.random.one_of(&TEXTS)).into();
        }
        if let Some(choices) = resolved["anyOf"].as_array() {
            let is_of_languages = |one: &&Value| one.get("propertyNames").is_some();
            let choices: Vec<_> =
                choices.iter().filter(|one| !is_of_languages(one)).collect();
            let choice: &'a Value = choices[self.random.below(choices.len())];
            let is_list_of_leaves =
                choice.get("items").is_some_and(|item| self.is_leaf(item));
            let is_plain = self.is_leaf(choice) || is_list_of_leaves;
            let of_field = example(field, choice);
            return match is_plain {
                true if !of_field.is_null() => of_field,
                true => self.field(choices[choices.len() - 1]),
                false => self.field(choice),
            };
        }
        if let Some(item) = resolved.get("items") {
            let of_item = example(item, self.resolve(item));
            if of_item.is_null() && self.is_leaf(item) {
                return example(field, resolved);
            }
            let count = 1 + self.random.below(2);
            return (0..count).map(|_| self.field(item)).collect();
        }
        if resolved.get("properties").is_some() {
            return self.group(resolved);
        }
        example(field, resolved)
    }

    /// Whether the only values known of it are those of the field that it is in.
    fn is_leaf(&self, schema: &'a Value) -> bool {
        let schema = self.resolve(schema);
        ["properties", "items", "anyOf", "oneOf"]
            .iter()
            .all(|it| schema.get(it).is_none())
            && schema["format"] != "markdown"
    }

    /// Some of the fields of a group.
    fn group(&mut self, group: &'a Value) -> Value {
        let mut made = Map::new();
        let is_needed = |name: &str| {
            ["required", "x-needs-one-of"].iter().any(|list| {
                group[*list].as_array().into_iter().flatten().any(|it| it == name)
            })
        };
        let fields = group["properties"].as_object().into_iter().flatten();
        for (name, field) in fields {
            if NOT_MADE.contains(&name.as_str())
                || !is_needed(name) && !self.random.is_one_in(2)
            {
                continue;
            }
            let value = self.field(field);
            // A group without fields says what no group says.
            if value != json!({}) {
                made.insert(name.clone(), value);
            }
        }
        // When it was is a date, several periods, or a start and an end.
        let whens: [&[&str]; 3] = [&["date"], &["periods"], &["start", "end"]];
        let is_said = |whens: &&&[&str]| whens.iter().any(|it| made.contains_key(*it));
        let said: Vec<_> = whens.iter().filter(is_said).collect();
        if said.len() > 1 {
            let kept = *self.random.one_of(&said);
            let others = said.iter().filter(|whens| **whens != kept);
            others.flat_map(|whens| whens.iter()).for_each(|name| {
                made.remove(*name);
            });
        }
        made.into()
    }

    fn section(&mut self, kinds: &'a [Value]) -> Value {
        let kind = &kinds[self.random.below(kinds.len())];
        let mut section = self.group(kind);
        section["kind"] = kind["properties"]["kind"]["const"].clone();
        if section["kind"] == "group" {
            section["sections"] = (0..2).map(|_| self.section(kinds)).collect();
        }
        section
    }

    fn cv(&mut self) -> Value {
        let mut cv = self.group(self.schema);
        cv["cv"]["name"] = "Ada Lovelace".into();
        let kinds = self.schema["$defs"]["Section"]["oneOf"].as_array().expect("kinds");
        let count = 1 + self.random.below(6);
        cv["sections"] = (0..count).map(|_| self.section(kinds)).collect();
        cv
    }
}

fn example(field: &Value, resolved: &Value) -> Value {
    let of_field = field["examples"].get(0).or_else(|| resolved["examples"].get(0));
    let word = || resolved["oneOf"][0]["const"].clone();
    of_field.cloned().unwrap_or_else(word)
}

#[test]
fn a_cv_of_any_fields_comes_back_as_it_was() {
    let schema = json_schema().to_value();
    let mut tried = 0;
    for number in 0..300 {
        let cv = Maker { schema: &schema, random: Random::new(number) }.cv();
        let text = format!("{cv:#}");
        if let Ok(before) = checked("cv.yaml", &text, Path::new("nowhere")) {
            tried += 1;
            assert_same(&format!("{number}: {text}"), &before, Path::new("nowhere"));
        }
    }
    assert!(tried > 200, "{tried} of them were CVs");
}

fn rendered(cv: &str) -> Value {
    let folder = folder();
    let path = folder.path().join("cv.yaml");
    std::fs::write(&path, cv).expect("a CV");
    let mut render = cvtex();
    let output =
        run(render.arg("render").arg(&path).args(["--format", "json-resume", "-o-"]));
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

#[test]
fn what_no_reader_of_the_page_sees_is_nowhere_in_the_file() {
    let resume = rendered(
        "cv: {name: Ada, email: {value: secret@example.org, shown: ask me}, phone: {value: 'secret', tags: private}}\n\
         letter: {recipient: Secret Ltd, body: I would leave.}\n\
         variants: {Secret: {description: secret}}\n\
         sections:\n\
         - kind: publications\n  except: {key: secret}\n  entries:\n\
         \x20 - {title: Known, key: known, date: 2020}\n  - {title: Secret, key: secret, date: 2021}\n\
         \x20 - {title: Hidden secret, date: 2022, hide: true}\n",
    );
    let text = resume.to_string().to_lowercase();
    assert!(text.contains("known") && !text.contains("secret"), "{resume:#}");
}

/// What another program does with the lists is seen when the file is read again.
#[test]
fn what_another_program_has_changed_is_read() {
    let mut resume = rendered(
        "cv: {name: Ada}\nsections:\n\
         - {kind: text, text: A life}\n\
         - {kind: experience, title: Work, entries: [{position: Programmer, project: Notes}, {position: Poet}]}\n\
         - {kind: experience, title: Other work, entries: [Translator]}\n\
         - {kind: skills, entries: [{name: Engines, items: [steam]}]}\n",
    );
    resume["work"][0]["name"] = "Society".into();
    let work = resume["work"].as_array_mut().expect("work");
    work.push(json!({ "position": "Lady", "name": "Court" }));
    resume["skills"] = json!([]);
    resume["volunteer"] = json!([{ "organization": "Library" }]);
    let after = checked("cv.json", &resume.to_string(), Path::new("nowhere"));
    let cv = after.expect("a CV").cv().clone();
    let said: Vec<_> = cv
        .sections
        .iter()
        .map(|section| format!("{}: {}", section.kind(), section.count()))
        .collect();
    assert_eq!(said, ["text: 1", "experience: 2", "experience: 2", "experience: 1"]);
    let Section::Experience(first) = &cv.sections[1] else {
        panic!("{:?}", cv.sections[1])
    };
    let cvtex::model::entries::Given::Fields(entry) = &first.entries[0] else { panic!() };
    assert_eq!(entry.project.as_ref().map(Text::as_str), Some("Notes"));
    assert_eq!(entry.organization.as_ref().map(Text::as_str), Some("Society"));
}
