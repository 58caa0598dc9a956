//! The documents say what is true: the tables of fields are made from the schema, every
//! example passes the check, and every command of a page prints what stands below it.
//!
//! `CVTEX_UPDATE=1 cargo test --release --test it docs::` writes the tables anew.

#![allow(
    clippy::disallowed_methods,
    reason = "the variable that asks for new tables is for the person who runs the test"
)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use cvtex::diagnostics::{Report, human};
use cvtex::files::Files;
use cvtex::model::schema::json_schema;
use cvtex::source::Source;
use cvtex::{Compilation, Request};
use serde_json::{Map, Value, json};

const SCHEMA_PAGE: &str = "docs/schema.md";
const README: &str = "README.md";
const START: &str = "docs/start.md";
const AUTOMATION: &str = "docs/automation.md";
const VARIANTS: &str = "docs/variants.md";
const LETTERS: &str = "docs/letters.md";
const PAGES: &str = "docs/pages.md";
const FORMATS: &str = "docs/formats.md";
const TASKS: [&str; 4] = [
    "docs/tasks/bib.md",
    "docs/tasks/two-pages.md",
    "docs/tasks/theme.md",
    "docs/tasks/funder.md",
];
const RENDERCV: &str = "docs/tasks/rendercv.md";

/// Fields that many kinds share, and the heading that explains them. They share the last
/// row of a table.
const SHARED: [(&str, &[&str]); 3] = [
    ("when", &["start", "end", "periods", "date"]),
    ("body", &["summary", "highlights", "links"]),
    ("page-breaks", &["keep", "break-before"]),
];

/// The groups of fields that stand in a table besides the kinds of sections: the name in the
/// page and the one in the schema.
const GROUPS: [(&str, &str); 24] = [
    ("co-author", "Coauthor"),
    ("override", "Override"),
    ("filter", "Filter"),
    ("person", "Person"),
    ("profiles", "Profiles"),
    ("design", "Design"),
    ("margin", "Margins"),
    ("photo", "Photo"),
    ("letter", "Letter"),
    ("font", "Font"),
    ("page limit", "PageLimit"),
    ("thesis", "Thesis"),
    ("position", "Post"),
    ("author", "Author"),
    ("contributor", "Contributor"),
    ("venue", "Venue"),
    ("point", "Bullet"),
    ("variant", "Variant"),
    ("person", "PersonOfVariant"),
    ("changed section", "Change"),
    ("included file", "Include"),
    ("value with tags", "TaggedPlain"),
    ("e-mail address", "Mail"),
    ("period", "Stretch"),
];

#[test]
fn the_tables_are_those_of_the_schema() {
    let page = page(SCHEMA_PAGE);
    let fresh = with_tables(&page);
    if std::env::var_os("CVTEX_UPDATE").is_some() {
        fs::write(path(SCHEMA_PAGE), &fresh).expect("the page can be written");
    } else {
        assert!(
            page == fresh,
            "{SCHEMA_PAGE} is stale: run this test with CVTEX_UPDATE=1"
        );
    }
}

#[test]
fn the_rules_of_the_check_are_those_of_the_model() {
    const RULES: &str = "data/rules.jsonl";
    let mut schema = json_schema().to_value();
    let types = schema.as_object_mut().and_then(|root| root.shift_remove("$defs"));
    let types = types.expect("types").as_object().expect("types").clone();
    let all = std::iter::once((String::new(), schema)).chain(types);
    let fresh: String =
        all.map(|(name, rule)| format!("{name}\t{}\n", without_prose(rule))).collect();
    if std::env::var_os("CVTEX_UPDATE").is_some() {
        fs::write(path(RULES), &fresh).expect("the rules can be written");
    } else {
        let is_fresh = page(RULES) == fresh;
        assert!(is_fresh, "{RULES} is stale: run this test with CVTEX_UPDATE=1");
    }
}

/// A schema without what the check does not read.
fn without_prose(schema: Value) -> Value {
    const PROSE: [&str; 6] =
        ["$schema", "$id", "description", "pattern", "minProperties", "x-version"];
    const VALUES: [&str; 4] = ["examples", "enum", "const", "required"];
    match schema {
        Value::Array(all) => all.into_iter().map(without_prose).collect(),
        Value::Object(says) => {
            let kept =
                says.into_iter().filter(|(name, _)| !PROSE.contains(&name.as_str()));
            let kept = kept.map(|(keyword, value)| {
                let value = match value {
                    value if VALUES.contains(&keyword.as_str()) => value,
                    Value::Object(fields) if keyword == "properties" => fields
                        .into_iter()
                        .map(|(name, schema)| (name, without_prose(schema)))
                        .collect(),
                    value => without_prose(value),
                };
                (keyword, value)
            });
            kept.collect()
        }
        value => value,
    }
}

#[test]
fn every_kind_and_every_group_of_fields_has_a_table() {
    let schema = Schema::load();
    let kinds = schema.kinds();
    let groups = ["file", "when", "body", "page-breaks", "link", "list"];
    let expected: BTreeSet<&str> =
        kinds.into_iter().chain(GROUPS.map(|(name, _)| name)).chain(groups).collect();
    let page = page(SCHEMA_PAGE);
    let found: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("<!-- fields: ")?.strip_suffix(" -->"))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_field_has_a_description_and_an_example_that_passes_the_check() {
    let schema = Schema::load();
    let mut visit = Visit::default();
    schema.visit(&schema.0, "", &|file| file, &mut visit);
    let Visit { seen, faults } = visit;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen.contains("Publication") && seen.contains("Venue"), "{seen:?}");
}

#[test]
fn every_yaml_block_is_a_cv_without_faults() {
    for name in [SCHEMA_PAGE, README, START, AUTOMATION, LETTERS, PAGES, FORMATS] {
        for (line, block) in blocks(&page(name), "yaml") {
            let faults = check(&whole_file(&block));
            assert!(faults.is_empty(), "{name}, line {line}:\n{faults}");
        }
    }
}

#[test]
fn the_commands_of_a_page_print_what_stands_below_them() {
    for (name, cvs) in [
        (README, &["cv.yaml"][..]),
        (START, &["cv.yaml"]),
        (AUTOMATION, &["cv.yaml"]),
        (LETTERS, &["cv.yaml"]),
        (PAGES, &["cv.yaml"]),
        (FORMATS, &["cv.yaml"]),
        (VARIANTS, &["cv.yaml", "private.yaml"]),
        (RENDERCV, &["rendercv.yaml"]),
    ]
    .into_iter()
    .chain(TASKS.map(|name| (name, &["cv.yaml"][..])))
    {
        let page = page(name);
        let folder = tempfile::tempdir().expect("a folder");
        let beside = |name: &str, text: String| {
            fs::write(folder.path().join(name), text).expect("a file");
        };
        let cvs = cvs.iter().zip(blocks(&page, "yaml"));
        let papers = ["papers.bib", "paper.bib"];
        let bibtex =
            if page.contains("```bibtex") { blocks(&page, "bibtex") } else { Vec::new() };
        let papers = papers.iter().zip(bibtex);
        cvs.chain(papers).for_each(|(name, (_, block))| beside(name, block));
        for (line, block) in blocks(&page, "console") {
            for command in block.split("$ ").skip(1) {
                let (command, shown) = command.split_once('\n').unwrap_or((command, ""));
                let printed = printed(command, folder.path());
                assert_eq!(
                    squeezed(&printed),
                    squeezed(shown),
                    "{name}, line {line}: {command}"
                );
            }
        }
    }
}

#[test]
fn every_file_and_heading_that_the_documents_name_is_there() {
    const FOLDERS: [&str; 8] = [
        "src/",
        "data/",
        "docs/",
        "templates/",
        "build/",
        "scripts/",
        "native/",
        "examples/",
    ];
    let mut missing = Vec::new();
    let pages =
        [README.to_owned(), "CONTRIBUTING.md".into(), "docs/diagnostics.md".into()];
    for name in pages.into_iter().chain(chapters()) {
        let page = page(&name);
        let folder = Path::new(&name).parent().unwrap_or(Path::new(""));
        let is_path = |word: &&str| {
            FOLDERS.iter().any(|start| word.starts_with(start))
                && !word.contains(['<', ' '])
        };
        let words = page.split('`').skip(1).step_by(2).filter(is_path).map(str::to_owned);
        let links: Vec<_> = page
            .split("](")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once(')')?.0))
            .filter(|link| !link.contains(':') && !link.contains('…'))
            .collect();
        let files = links.iter().filter(|link| !link.starts_with('#'));
        let files = files.map(|link| link.split('#').next().unwrap_or(link));
        let files = files.map(|link| folder.join(link).display().to_string());
        missing
            .extend(words.chain(files).filter(|file| !Path::new(&path(file)).exists()));
        let headings: BTreeSet<_> = page
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| {
                let heading = line.trim_matches(['#', ' ', '?']).to_lowercase();
                heading.replace(',', "").replace(' ', "-")
            })
            .collect();
        let anchors = links.iter().filter_map(|link| link.strip_prefix('#'));
        missing.extend(
            anchors
                .filter(|anchor| !headings.contains(*anchor))
                .map(|anchor| format!("#{anchor}")),
        );
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// The pages of the book, as its summary has them, without the explanations of codes.
fn chapters() -> impl Iterator<Item = String> {
    let summary = page("docs/SUMMARY.md");
    let links: Vec<_> = summary
        .lines()
        .filter_map(|line| {
            Some(line.split_once("](")?.1.trim_end_matches(')').to_owned())
        })
        .filter(|link| !link.starts_with("diagnostics"))
        .map(|link| format!("docs/{link}"))
        .collect();
    links.into_iter()
}

#[test]
fn the_book_has_every_page() {
    let summary = page("docs/SUMMARY.md");
    for folder in ["", "diagnostics/", "tasks/"] {
        let files = fs::read_dir(path(&format!("docs/{folder}"))).expect("a folder");
        for file in files {
            let name = file.expect("a file").file_name();
            let name = name.to_str().expect("a name");
            let is_page =
                Path::new(name).extension().is_some_and(|ending| ending == "md");
            if is_page && name != "SUMMARY.md" {
                assert!(
                    summary.contains(&format!("]({folder}{name})")),
                    "{folder}{name}"
                );
            }
        }
    }
}

#[test]
fn the_readme_is_short() {
    let lines = page(README).lines().count();
    assert!(lines <= 150, "{lines} lines");
}

/// What a command prints, with `cvtex` at hand.
fn printed(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_cvtex")).parent().expect("a folder");
    let others = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(folder)
        .env("PATH", format!("{}:{others}", program.display()))
        .output()
        .expect("a shell");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A text without times and without differences of layout.
fn squeezed(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let words: Vec<_> = line.split_whitespace().collect();
        let line = match words.as_slice() {
            [rest @ .., _, "ms"] => format!("{} … ms", rest.join(" ")),
            words => words.join(" "),
        };
        match line.split_once("\"milliseconds\":") {
            Some((before, _)) => before.to_owned(),
            None => line,
        }
    };
    text.lines().map(line).filter(|line| !line.is_empty()).collect()
}

/// The JSON Schema, with answers to questions about it.
struct Schema(Value);

/// What a walk through the schema has met.
#[derive(Default)]
struct Visit<'a> {
    /// The names of the groups.
    seen: BTreeSet<&'a str>,
    faults: Vec<String>,
}

type Wrap<'a> = &'a dyn Fn(Value) -> Value;

impl Schema {
    fn load() -> Self {
        Self(json_schema().to_value())
    }

    fn named(&self, name: &str) -> &Value {
        &self.0["$defs"][name]
    }

    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match reference(schema) {
            Some(name) => self.named(name),
            None => schema,
        }
    }

    fn sections(&self) -> &[Value] {
        self.named("Section")["oneOf"].as_array().expect("the kinds of sections")
    }

    fn kinds(&self) -> Vec<&str> {
        let kind =
            |section: &'_ Value| section["properties"]["kind"]["const"].is_string();
        assert!(self.sections().iter().all(kind), "every section has a kind");
        let sections = self.sections().iter();
        sections
            .filter_map(|section| section["properties"]["kind"]["const"].as_str())
            .collect()
    }

    /// The group of fields that a marker names.
    fn group(&self, name: &str) -> &Value {
        let kind = |section: &&Value| section["properties"]["kind"]["const"] == name;
        let publications =
            |section: &&Value| section["properties"]["kind"]["const"] == "publications";
        if name == "list" {
            return self.sections().iter().find(publications).expect("a kind of section");
        }
        if let Some(section) = self.sections().iter().find(kind) {
            return match section["properties"].get("entries") {
                Some(entries) => self.entry(entries),
                None => section,
            };
        }
        let listed = GROUPS.iter().find(|(listed, _)| *listed == name);
        let schema = match (name, listed) {
            ("file", _) => &self.0,
            ("when" | "body" | "page-breaks", _) => self.named("Dated"),
            ("link", _) => self.named("Link"),
            (_, Some((_, schema))) => self.named(schema),
            _ => panic!("there is no group of fields `{name}`"),
        };
        schema["anyOf"].get(1).unwrap_or(schema)
    }

    /// What a list of entries holds: groups of fields, or these or texts.
    fn entry<'a>(&'a self, entries: &'a Value) -> &'a Value {
        let item = &entries["items"];
        self.resolve(item["anyOf"].get(1).unwrap_or(item))
    }

    /// The fields that a group needs, with their examples.
    fn least(&self, group: &Value) -> Map<String, Value> {
        let required = group["required"].as_array().into_iter().flatten();
        let one_of = group["x-needs-one-of"].as_array().into_iter().flatten().take(1);
        required
            .chain(one_of)
            .filter_map(Value::as_str)
            .map(|name| (name.to_owned(), self.example(&group["properties"][name])))
            .collect()
    }

    /// The example of a field. All kinds share the empty one of `entries`: there it is the
    /// least that an entry of the kind holds.
    fn example(&self, field: &Value) -> Value {
        match example(field) {
            Some(Value::Array(none)) if none.is_empty() => {
                json!([self.least(self.entry(field))])
            }
            example => example.cloned().unwrap_or_default(),
        }
    }

    /// Walks the schema and tries the example of every field in a whole file. `wrap` puts a
    /// value where it belongs.
    fn visit<'a>(
        &'a self,
        schema: &'a Value,
        place: &str,
        wrap: Wrap<'_>,
        visit: &mut Visit<'a>,
    ) {
        if let Some(name) = reference(schema)
            && !visit.seen.insert(name)
        {
            return;
        }
        let schema = self.resolve(schema);
        for choice in ["anyOf", "oneOf"].iter().filter_map(|key| schema[*key].as_array())
        {
            for one in choice {
                self.visit(one, place, wrap, visit);
            }
        }
        if let Some(item) = schema.get("items") {
            self.visit(item, place, &|value| wrap(json!([value])), visit);
        }
        let Some(properties) = schema["properties"].as_object() else { return };
        let least = self.least(schema);
        let title = schema["title"].as_str().unwrap_or(place);
        for (name, field) in properties {
            let place = format!("{title}, `{name}`");
            let with = |value: Value| {
                let mut group = least.clone();
                // Of fields of which one is needed, the others may say the same.
                let one_of = schema["x-needs-one-of"].as_array().into_iter().flatten();
                let one_of: Vec<_> = one_of.filter_map(Value::as_str).collect();
                if one_of.contains(&name.as_str()) {
                    group.retain(|name, _| !one_of.contains(&name.as_str()));
                }
                group.insert(name.clone(), value);
                wrap(Value::Object(group))
            };
            self.visit(field, &place, &with, visit);
            if field["description"].as_str().is_none_or(str::is_empty) {
                visit.faults.push(format!("{place} has no description"));
            }
            if example(field).is_none() {
                visit.faults.push(format!("{place} has no example"));
                continue;
            }
            let found = well_formed(&yaml(&with(self.example(field)), true));
            if !found.is_empty() {
                visit.faults.push(format!("{place}:\n{found}"));
            }
        }
    }
}

fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

fn example(field: &Value) -> Option<&Value> {
    field["examples"].get(0)
}

/// The page with the tables as the schema has them.
fn with_tables(page: &str) -> String {
    let schema = Schema::load();
    let mut fresh = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        fresh.push_str(line);
        fresh.push('\n');
        let marker =
            line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->"));
        let table = match marker.and_then(|marker| marker.split_once(": ")) {
            Some(("fields", name)) => fields(&schema, name),
            Some(("values", name)) => values(&schema, name),
            _ => continue,
        };
        let end = lines.find(|line| *line == "<!-- end -->").expect("a table has an end");
        let _ = writeln!(fresh, "\n{table}\n{end}");
    }
    fresh
}

/// A table of fields: those that many kinds share are in tables of their own.
fn fields(schema: &Schema, name: &str) -> String {
    let group = schema.group(name);
    let properties = group["properties"].as_object().expect("a group has fields");
    let required = group["required"].as_array();
    let is_required = |field: &str| {
        required.is_some_and(|names| names.iter().any(|name| name == field))
    };
    let of_many = |field: &str| {
        let is_whole =
            |fields: &[&str]| fields.iter().all(|f| properties.contains_key(*f));
        let named =
            SHARED.iter().find(|(_, fields)| fields.contains(&field) && is_whole(fields));
        named.map(|(group, _)| *group).filter(|_| properties.contains_key("location"))
    };
    let mut table =
        String::from("| field | takes | is | example |\n| --- | --- | --- | --- |\n");
    for (field, about) in properties {
        let is_here = match name {
            "when" | "body" | "page-breaks" => of_many(field) == Some(name),
            _ => field != "kind" && (name == "person" || of_many(field).is_none()),
        };
        if !is_here {
            continue;
        }
        let star = if is_required(field) { " *" } else { "" };
        let example =
            example(about).map(|example| yaml(example, false)).unwrap_or_default();
        let _ = writeln!(
            table,
            "| `{field}`{star} | {} | {} | `{example}` |",
            takes(schema, about),
            about["description"].as_str().unwrap_or_default().replace('\n', " "),
        );
    }
    for (group, names) in SHARED {
        let is_shared = names
            .iter()
            .all(|field| properties.contains_key(*field) && of_many(field).is_some());
        if is_shared && !["when", "body", "page-breaks", "person"].contains(&name) {
            let names: Vec<_> = names.iter().map(|field| format!("`{field}`")).collect();
            let _ =
                writeln!(table, "| {} | see [{group}](#{group}) | | |", names.join(", "));
        }
    }
    table
}

/// A table of the words a field can have.
fn values(schema: &Schema, name: &str) -> String {
    let mut table = String::from("| value | means |\n| --- | --- |\n");
    let values = schema.named(name)["oneOf"].as_array().expect("a list of words");
    for value in values.iter().filter(|value| value["const"].is_string()) {
        let word = value["const"].as_str().unwrap_or_default();
        let meaning = value["description"].as_str().unwrap_or_default();
        let _ = writeln!(table, "| `{word}` | {meaning} |");
    }
    table
}

/// What a field takes, in words.
fn takes(schema: &Schema, field: &Value) -> String {
    if let Some(choices) = field["anyOf"].as_array()
        && field.get("x-one-or-many").is_some()
    {
        return format!("{}; one or many", takes(schema, &choices[0]));
    }
    let name = reference(field);
    let field = schema.resolve(field);
    if let Some(choices) = field["anyOf"].as_array() {
        let text = takes(schema, &choices[0]);
        let title = choices[1]["title"].as_str().unwrap_or_default();
        let article = if title.starts_with(['a', 'e', 'i']) { "an" } else { "a" };
        return format!("{text}, or {article} [{title}](#{})", title.replace(' ', "-"));
    }
    if let Some(name) = name
        && let Some((name, _)) = GROUPS.iter().find(|(_, schema)| *schema == name)
    {
        return format!("[fields](#{})", name.replace(' ', "-"));
    }
    if name == Some("Locale") {
        return "[language](#languages-of-a-cv)".to_owned();
    }
    if let Some(words) = field["oneOf"].as_array() {
        let words: Vec<_> = words
            .iter()
            .filter_map(|word| word["const"].as_str())
            .map(|word| format!("`{word}`"))
            .collect();
        return words.join(", ");
    }
    let format = field["format"].as_str().unwrap_or_default();
    if field["type"] == "object"
        && let Some(value) = field.get("additionalProperties")
    {
        return format!("names, each with {}", takes(schema, value));
    }
    let simple = match (field["type"].as_str(), format) {
        (Some("boolean"), _) => "`true` or `false`",
        (Some("array"), _) => "a list",
        (_, "markdown") => "text",
        (_, "plain") => "plain text",
        (_, "email") => "e-mail address",
        (_, "uri") => "web address",
        (_, "doi") => "DOI",
        (_, "arxiv") => "arXiv identifier",
        (_, "orcid") => "ORCID iD",
        (_, "font-size" | "margin" | "photo-width") => "length",
        (_, "bullet") => "character",
        (_, "colour") => "colour",
        (_, "line-spacing") => "factor",
        (_, "spacing") => "word or factor",
        (_, "partial-date") => "date",
        (_, "count" | "version") => "number",
        (_, "citation-style") => "style",
        (_, "theme") => "theme",
        (_, "pdf-file") => "PDF",
        (_, "end-date") => "date or `present`",
        (_, "when") => "date or words",
        other => panic!("no words for {other:?}"),
    };
    simple.to_owned()
}

#[test]
fn the_themes_page_has_every_theme_and_every_command_that_a_theme_can_change() {
    let themes = page("docs/themes.md");
    for name in cvtex::resources::themes::names() {
        assert!(themes.contains(&format!("\n| `{name}` | ")), "{name}");
        assert!(page(README).contains(&format!("\n| `{name}` | ")), "{name}");
    }
    let classic = page("data/latex/cvtex-classic.sty");
    for rest in classic.split("\\cvformat").skip(1) {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let command = format!("\\cvformat{}", &rest[..end]);
        assert!(themes.contains(&command), "{command}");
    }
}

/// A value as a person writes it on one line.
fn yaml(value: &Value, is_inside: bool) -> String {
    match value {
        Value::String(text) if is_plain(text, is_inside) => text.clone(),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| yaml(item, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<_> = fields
                .iter()
                .map(|(key, value)| format!("{key}: {}", yaml(value, true)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
        other => other.to_string(),
    }
}

fn is_plain(text: &str, is_inside: bool) -> bool {
    let opens = |first: char| first.is_alphanumeric() || "+€£".contains(first);
    let breaks = text.contains(": ") || text.contains(" #");
    let ends_an_item = is_inside && text.contains([',', '[', ']', '{', '}']);
    text.starts_with(opens) && !breaks && !ends_an_item
}

/// What the schema says against a file, drawn.
fn well_formed(text: &str) -> String {
    let source = Source::new("example.yaml", text);
    let mut report = Report::default();
    if let Some(root) = cvtex::read::yaml::parse(&source, &mut report) {
        cvtex::check::check(&root, &source, &mut report);
    }
    human::render(&report, &source, false, 100)
}

/// The faults of a file, drawn.
fn check(text: &str) -> String {
    let source = Source::new("example.yaml", text);
    let files = Files::new(|_| Ok(Vec::new()));
    let mut compilation = Compilation::new(source, files);
    compilation.document(&Request::default());
    // The files that it names are empty, which is said of them.
    let Compilation { source, report, .. } = compilation;
    let own = report.by_file(&source).swap_remove(0);
    human::render(&own.report, &source, false, 100)
}

/// A piece of a CV as a whole one.
fn whole_file(block: &str) -> String {
    const PERSON: &str = "cv: {name: Ada Lovelace}\n";
    let has = |start: &str| block.lines().any(|line| line.starts_with(start));
    if has("cv:") {
        block.to_owned()
    } else if has("- kind:") {
        format!("{PERSON}sections:\n{block}")
    } else {
        format!("{PERSON}{block}")
    }
}

/// The blocks of code in a language, with the line each starts on.
fn blocks(page: &str, language: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(opened) = line.strip_prefix("```").filter(|name| !name.is_empty())
        else {
            continue;
        };
        let body: Vec<_> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        if opened == language {
            found.push((at + 1, body.join("\n") + "\n"));
        }
    }
    assert!(!found.is_empty(), "there are blocks of {language}");
    found
}

fn page(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn path(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}
