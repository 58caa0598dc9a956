//! The YAML of bamos/cv and of those made after it: texts in TeX, and an order of the parts.

use super::convert::{Draft, Import, group, is_blank, scalar, words};
use super::listed::{self, all};
use super::mapping::How::{Date, Labelled, Listed, Many, Points, Text, Url};
use super::mapping::{Open, Table, row};
use super::people;
use crate::tree::{Field, Node, Value};

/// What the parts of a file become.
pub(super) static TABLES: &[&Table] = &[
    &PERSON,
    &POSITION,
    &EDUCATION,
    &HONOR,
    &REPOSITORY,
    &TALK,
    &ADVISING,
    &TEACHING,
    &SKILL,
    &OTHER,
];

static PERSON: Table = Table {
    at: "the file itself",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("email", "email", Many),
        row("phone", "phone", Text),
        row("url", "website", Url),
        row("about", "summary", Text),
    ],
};

static POSITION: Table = Table {
    at: "positions|current_position|experience|industry",
    becomes: "experience",
    open: Open::Unknown,
    rows: &[
        row("title", "position", Text),
        row("place", "organization", Text),
        row("location", "location", Text),
        row("dates|year", "date", Date),
        row("inline_detail", "summary", Text),
        row("details", "highlights", Points),
    ],
};

static EDUCATION: Table = Table {
    at: "education",
    becomes: "education",
    open: Open::Unknown,
    rows: &[
        row("degree", "degree", Text),
        row("school", "institution", Text),
        row("location", "location", Text),
        row("overallGPA", "gpa", Text),
        row("dates|year", "date", Date),
        row("inline_detail", "summary", Text),
        row("details", "highlights", Points),
        row("majorGPA", "highlights", Labelled("GPA in the major")),
    ],
};

static HONOR: Table = Table {
    at: "honors|awards|grants",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("title", "title", Text),
        row("url", "url", Url),
        row("location|place", "awarder", Text),
        row("year|dates", "date", Date),
        row("descr|details", "summary", Text),
    ],
};

static REPOSITORY: Table = Table {
    at: "repos",
    becomes: "projects",
    open: Open::Unknown,
    rows: &[
        row("name", "name", Text),
        row("repo_url|url", "url", Url),
        row("desc|details", "description", Text),
        row("year|dates", "date", Date),
    ],
};

static TALK: Table = Table {
    at: "talks",
    becomes: "talks",
    open: Open::Unknown,
    rows: &[
        row("title", "title", Text),
        row("url", "url", Url),
        row("location", "event", Text),
        row("year|dates", "date", Date),
        row("details", "summary", Text),
    ],
};

static ADVISING: Table = Table {
    at: "advising",
    becomes: "supervision",
    open: Open::Unknown,
    rows: &[
        row("name", "name", Text),
        row("url", "url", Url),
        row("year|dates", "date", Date),
        row("details", "summary", Text),
    ],
};

static TEACHING: Table = Table {
    at: "teaching",
    becomes: "teaching",
    open: Open::Unknown,
    rows: &[
        row("name", "course", Text),
        row("url", "url", Url),
        row("position", "role", Text),
        row("place|location", "organization", Text),
        row("year|dates", "date", Date),
        row("details", "highlights", Points),
        row("short", "highlights", Labelled("Course code")),
    ],
};

static SKILL: Table = Table {
    at: "skills",
    becomes: "skills",
    open: Open::Unknown,
    rows: &[row("title|name", "name", Text), row("details|items", "items", Listed)],
};

static OTHER: Table = Table {
    at: "any other part",
    becomes: "entries",
    open: Open::Unknown,
    rows: &[
        row("title|name", "title", Text),
        row("url", "url", Url),
        row("place|school", "organization", Text),
        row("location", "location", Text),
        row("year|dates|semester", "date", Date),
        row("descr|desc|inline_detail", "summary", Text),
        row("details", "highlights", Points),
    ],
};

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    import.is_tex = true;
    let mut cv = import.draft(root, &PERSON);
    name(root, import, &mut cv);
    profiles(root, import, &mut cv);
    let mut sections = Vec::new();
    let mut coauthors = Vec::new();
    for (key, heading) in order(root) {
        let Some(part) = import.peek(root, &key) else { continue };
        let title =
            heading.filter(|title| !matches!(title.text(), Some("NONE" | "NEWPAGE")));
        let title = title.and_then(|title| import.text(title));
        if part.get("file").is_some() {
            sections.push(publications(part, title, import));
            coauthors.extend(people_of(part, import));
        } else {
            sections.extend(section(&key, part, title, import));
        }
    }
    for name in ["order_latex", "order_md", "order"] {
        if let Some(field) = root.get(name) {
            import.use_up(&field.value);
        }
    }
    for name in ["pdf", "src", "style", "color", "color2"] {
        if let Some(field) = root.get(name) {
            import.set(&field.value);
        }
    }
    let mut file = listed::file(root, cv, sections);
    if let (Some(first), Value::Mapping(fields)) = (coauthors.first(), &mut file.value) {
        let key_span = first.span;
        let value = Node::sequence(key_span, coauthors);
        fields.push(Field { key: "people".to_owned(), key_span, value });
    }
    file
}

fn name(root: &Node, import: &mut Import, cv: &mut Draft) {
    let mut made = Draft::default();
    listed::join(root, &["name.first", "name.last"], " ", (&mut made, "name"), import);
    for field in made.into_fields() {
        cv.begin(field.key_span, "name", field.value);
    }
}

fn profiles(root: &Node, import: &mut Import, cv: &mut Draft) {
    let Some(social) = import.peek(root, "social") else { return };
    let Value::Mapping(fields) = &social.value else { return };
    let is_text = |field: &&Field| field.value.text().is_some_and(|it| !it.is_empty());
    let items = fields.iter().filter(is_text).map(|field| {
        let network = scalar(field.key_span, &field.key);
        group(field.value.span, [("network", network), ("username", field.value.clone())])
    });
    let list = Node::sequence(social.span, items.collect());
    people::profiles(&list, import, cv);
    let written = cv.values_of("profiles").first().cloned();
    let is_written = |field: &&Field| {
        let text = field.value.text().unwrap_or_default();
        let said =
            |profile: &Field| profile.value.text().is_some_and(|it| it.contains(text));
        match written.as_ref().map(|it| &it.value) {
            Some(Value::Mapping(made)) => made.iter().any(said),
            _ => false,
        }
    };
    fields.iter().filter(is_text).filter(is_written).for_each(|field| {
        import.use_up(&field.value);
    });
}

/// The parts of a file in their order, with their headings.
fn order(root: &Node) -> Vec<(String, Option<&Node>)> {
    let mut found: Vec<(String, Option<&Node>)> = Vec::new();
    for name in ["order_latex", "order", "order_md"] {
        for pair in root.get(name).map(|it| it.value.one_or_many()).unwrap_or_default() {
            let mut parts = pair.one_or_many().iter();
            let key = parts.next().and_then(Node::text).unwrap_or_default();
            if key != "about" && found.iter().all(|(known, _)| known != key) {
                found.push((key.to_owned(), parts.next()));
            }
        }
    }
    found
}

/// A list that is read from a `.bib` file, which lies in a folder of its own.
fn publications(part: &Node, title: Option<Node>, import: &mut Import) -> Node {
    let mut fields = vec![("kind", scalar(part.span, "publications"))];
    fields.extend(title.map(|title| ("title", title)));
    let files: Vec<_> = all(part, "file")
        .into_iter()
        .filter_map(|file| {
            let name = file.text()?;
            import.use_up(file);
            let is_path = name.contains('/');
            let path =
                if is_path { name.to_owned() } else { format!("publications/{name}") };
            Some(words(file, &path))
        })
        .collect();
    let from = match files.as_slice() {
        [one] => one.clone(),
        _ => Node::sequence(part.span, files),
    };
    fields.push(("from", from));
    for name in ["name", "sort_bib", "group_by_year", "include_image"] {
        if let Some(field) = part.get(name) {
            import.set(&field.value);
        }
    }
    import.own(part, part.span);
    group(part.span, fields)
}

/// Co-authors and their pages.
fn people_of(part: &Node, import: &mut Import) -> Vec<Node> {
    let Some(list) = import.peek(part, "author_urls") else { return Vec::new() };
    let Value::Mapping(fields) = &list.value else { return Vec::new() };
    let made = fields.iter().filter(|field| field.value.text().is_some()).map(|field| {
        import.use_up(&field.value);
        let name = scalar(field.key_span, &field.key);
        group(field.value.span, [("name", name), ("url", field.value.clone())])
    });
    made.collect()
}

fn section(
    key: &str,
    part: &Node,
    title: Option<Node>,
    import: &mut Import,
) -> Option<Node> {
    let is_of = |table: &&&Table| table.at.split('|').any(|name| name == key);
    let table = TABLES.iter().find(is_of).copied().unwrap_or(&OTHER);
    let title = title.map(|title| ("title", title));
    let kind =
        |kind: &str| [("kind", scalar(part.span, kind))].into_iter().chain(title.clone());
    if let Value::Mapping(fields) = &part.value {
        let lines = fields.iter().flat_map(|field| lines(field, import)).collect();
        let entries = Node::sequence(part.span, lines);
        return (!is_blank(&entries))
            .then(|| group(part.span, kind("lines").chain([("entries", entries)])));
    }
    let items: Vec<_> = people::items(part).iter().filter(|it| !is_blank(it)).collect();
    if items.is_empty() {
        return None;
    }
    if items.iter().all(|item| item.text().is_some()) {
        let texts = items.iter().flat_map(|item| import.texts(item)).collect();
        items.iter().for_each(|item| import.use_up(item));
        let points = Node::sequence(part.span, texts);
        return Some(group(part.span, kind("bullets").chain([("items", points)])));
    }
    let entries = items.iter().map(|item| entry(item, table, import)).collect();
    let entries = Node::sequence(part.span, entries);
    Some(group(part.span, kind(table.becomes).chain([("entries", entries)])))
}

/// A named list as one line; those of `main` are lines by themselves.
fn lines(field: &Field, import: &mut Import) -> Vec<Node> {
    let texts = import.texts(&field.value);
    let Some(first) = texts.first().cloned() else { return Vec::new() };
    import.use_up(&field.value);
    if field.key == "main" {
        return texts;
    }
    let text = match texts.as_slice() {
        [one] => one.clone(),
        _ => Node::sequence(first.span, texts),
    };
    let spoken = field.key.replace('_', " ");
    let mut letters = spoken.chars();
    let label: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let label = scalar(field.key_span, &label);
    vec![group(field.value.span, [("label", label), ("text", text)])]
}

fn entry(item: &Node, table: &Table, import: &mut Import) -> Node {
    if !matches!(item.value, Value::Mapping(_)) {
        import.use_up(item);
        return import.text(item).unwrap_or_else(|| item.clone());
    }
    let mut draft = import.draft(item, table);
    if table.becomes == "projects"
        && !draft.has("name")
        && let Some(url) = item.get("repo_url").or_else(|| item.get("url"))
    {
        let written = url.value.text().unwrap_or_default().trim_end_matches('/');
        let name = written.rsplit('/').next().unwrap_or_default();
        draft.begin(url.value.span, "name", words(&url.value, name));
    }
    if let Some(semester) = import.peek(item, "semester").filter(|it| it.text().is_some())
    {
        import.use_up(semester);
        let text = term(semester.text().unwrap_or_default());
        draft.append_at(semester.span, "date", words(semester, &text));
    }
    if let Some(url) = import.peek(item, "location_url").filter(|it| it.text().is_some())
    {
        import.use_up(url);
        let link = [("label", scalar(url.span, "Event")), ("url", url.clone())];
        draft.append_at(url.span, "links", group(url.span, link));
    }
    draft.finish(table.open);
    draft.node(item.span)
}

/// A term in words: `F2024` is `Fall 2024`.
fn term(written: &str) -> String {
    let terms = [
        ("Su", "Summer"),
        ("Sp", "Spring"),
        ("F", "Fall"),
        ("S", "Spring"),
        ("W", "Winter"),
    ];
    let found = terms.iter().find_map(|(short, name)| {
        let year = written.strip_prefix(short)?;
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        is_year.then(|| format!("{name} {year}"))
    });
    found.unwrap_or_else(|| written.to_owned())
}
