//! JSON Resume, of versions 0.0.11 to 1.3.1 and with the liberties that real files take.

mod own;

use self::own::{List, Own};
pub(super) use self::own::{is_own, parts};
use super::convert::{Draft, Import, is_blank, scalar, words};
use super::mapping::How::{
    Authors, Date, Doi, End, Grade, Labelled, Link, Listed, Many, Phone, Place, Points,
    Start, Text, Url, Work,
};
use super::mapping::{Open, Table, row};
use super::people;
use crate::tree::{Field, Node, Value};

/// What the parts of a file become, in the order of a page for files that say none.
pub(super) const TABLES: &[&Table] = &[
    &BASICS,
    &WORK,
    &VOLUNTEER,
    &EDUCATION,
    &AWARDS,
    &CERTIFICATES,
    &PUBLICATIONS,
    &SKILLS,
    &LANGUAGES,
    &INTERESTS,
    &REFERENCES,
    &PROJECTS,
];

const BASICS: Table = Table {
    at: "basics|bio|info",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("name", "name", Text),
        row("label|headline|title", "headline", Text),
        row("email", "email", Many),
        row("phone", "phone", Phone),
        row("location", "location", Place),
        row("url|website|websites", "website", Url),
        row("summary|about|objective|brief", "summary", Text),
    ],
};

const WORK: Table = Table {
    at: "work|experience",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row("position|title", "position", Text),
        row("name|company|organization", "organization", Text),
        row("url|website", "url", Url),
        row("location", "location", Place),
        row("date", "date", Date),
        row("startDate|startdate|start_date", "start", Start),
        row("endDate|enddate|end_date", "end", End),
        row("description", "summary", Text),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
        row("keywords", "highlights", Labelled("Keywords")),
        row("technologies|skills", "highlights", Labelled("Technologies")),
    ],
};

const VOLUNTEER: Table = Table {
    at: "volunteer",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row("position|role", "position", Text),
        row("organization|company|name", "organization", Text),
        row("url|website", "url", Url),
        row("location", "location", Place),
        row("date", "date", Date),
        row("startDate|startdate|start_date", "start", Start),
        row("endDate|enddate|end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
        row("keywords", "highlights", Labelled("Keywords")),
    ],
};

const EDUCATION: Table = Table {
    at: "education",
    becomes: "education",
    open: Open::Present,
    rows: &[
        row("studyType|degree", "degree", Text),
        row("area", "area", Text),
        row("institution|school", "institution", Text),
        row("url|website", "url", Url),
        row("location", "location", Place),
        row("score", "grade", Grade),
        row("gpa", "gpa", Text),
        row("courses", "courses", Many),
        row("date", "date", Date),
        row("startDate|startdate|start_date", "start", Start),
        row("endDate|enddate|end_date", "end", End),
        row("summary|description", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

const AWARDS: Table = Table {
    at: "awards",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("title|name", "title", Text),
        row("url|website", "url", Url),
        row("awarder", "awarder", Text),
        row("location", "location", Place),
        row("date|startdate", "date", Date),
        row("summary|description", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

const CERTIFICATES: Table = Table {
    at: "certificates|certifications",
    becomes: "certifications",
    open: Open::Unknown,
    rows: &[
        row("name|title", "name", Text),
        row("url|website", "url", Url),
        row("issuer", "issuer", Text),
        row("date|startDate", "date", Date),
        row("endDate", "end", End),
        row("summary|description", "summary", Text),
    ],
};

const PUBLICATIONS: Table = Table {
    at: "publications",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("name|title", "title", Text),
        row("authors|author", "authors", Authors),
        row("publisher", "venue", Text),
        row("releaseDate|date", "date", Date),
        row("doi", "doi", Doi),
        row("url|website", "url", Work),
        row("summary|description", "summary", Text),
    ],
};

const SKILLS: Table = Table {
    at: "skills",
    becomes: "skills",
    open: Open::Unknown,
    rows: &[
        row("name", "name", Text),
        row("level", "level", Text),
        row("keywords", "items", Listed),
    ],
};

const LANGUAGES: Table = Table {
    at: "languages",
    becomes: "languages",
    open: Open::Unknown,
    rows: &[
        row("language|name", "language", Text),
        row("fluency|level", "level", Text),
        row("summary|note|keywords", "note", Text),
    ],
};

const INTERESTS: Table = Table {
    at: "interests|hobbies",
    becomes: "lines",
    open: Open::Unknown,
    rows: &[row("name", "label", Text), row("keywords|summary", "text", Many)],
};

const REFERENCES: Table = Table {
    at: "references",
    becomes: "references",
    open: Open::Unknown,
    rows: &[
        row("name", "name", Text),
        row("position", "position", Text),
        row("organization|company", "organization", Text),
        row("relationship", "relationship", Text),
        row("email", "email", Many),
        row("phone", "phone", Phone),
        row("url", "url", Url),
        row("reference|summary", "summary", Text),
    ],
};

const PROJECTS: Table = Table {
    at: "projects",
    becomes: "projects",
    open: Open::Present,
    rows: &[
        row("name|title", "name", Text),
        row("url|website", "url", Url),
        row("description", "description", Text),
        row("roles|role", "role", Many),
        row("entity|organization", "organization", Text),
        row("location", "location", Place),
        row("keywords|technologies", "technologies", Listed),
        row("date|releaseDate", "date", Date),
        row("startDate|startdate|start_date", "start", Start),
        row("endDate|enddate|end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
        row("github", "links", Link("GitHub")),
    ],
};

/// Titles of sections that are not what their kind is called.
const TITLES: [(&str, &str); 2] =
    [("volunteer", "Volunteering"), ("interests", "Interests")];

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let mut design = Draft::default();
    let person = ["basics", "bio", "info"].iter().find_map(|name| root.get(name));
    let (mut cv, span) = match person {
        Some(field) => (basics(&field.value, import, &mut design), field.value.span),
        None => (Draft::default(), root.span),
    };
    beside(root, import, &mut cv);
    let cv = cv.node(span);
    if let Some(schema) = root.get("$schema") {
        import.use_up(&schema.value);
    }
    let Value::Mapping(fields) = &root.value else { return root.clone() };
    let lists = fields.iter().filter_map(|field| list(field, import)).collect();
    let own = Own::of(root, import);
    let sections = own.sections(lists);
    let cv = own.patched("cv", cv);
    let mut file = Draft::default();
    file.append_at(cv.span, "cv", cv);
    if !sections.is_empty() {
        let span = sections[0].span;
        file.append_at(span, "sections", Node::sequence(span, sections));
    }
    if design.has("photo") {
        file.append_at(root.span, "design", design.node(root.span));
    }
    if let Some(meta) = root.get("meta") {
        // cvtex has written it anew for each file.
        if is_own(root) {
            import.use_up(&meta.value);
        }
        import.set(&meta.value);
    }
    own.complete(file.node(root.span))
}

/// What `YAMLResume` has beside the person: the place and the profiles.
fn beside(root: &Node, import: &mut Import, cv: &mut Draft) {
    if let Some(place) = import.peek(root, "location")
        && let Some(text) = super::texts::place(place)
    {
        import.use_up(place);
        cv.append_at(place.span, "location", words(place, &text));
    }
    if let Some(list) = import.peek(root, "profiles").filter(|_| !cv.has("profiles")) {
        people::profiles(list, import, cv);
    }
}

fn basics(node: &Node, import: &mut Import, design: &mut Draft) -> Draft {
    let mut draft = import.draft(node, &BASICS);
    if !draft.has("name") {
        let parts: Vec<_> = ["firstName", "lastName"]
            .iter()
            .filter_map(|name| {
                import.peek(node, name).filter(|part| part.text().is_some())
            })
            .collect();
        parts.iter().for_each(|part| import.use_up(part));
        let names: Vec<_> = parts.iter().filter_map(|part| part.text()).collect();
        if let Some(first) = parts.first() {
            draft.begin(first.span, "name", words(first, &names.join(" ")));
        }
    }
    if let Some(photo) = import.peek(node, "image|picture")
        && photo
            .text()
            .is_some_and(|path| !path.contains("://") && !path.starts_with("data:"))
    {
        import.use_up(photo);
        design.append_at(photo.span, "photo", photo.clone());
    }
    if let Some(list) = import.peek(node, "profiles") {
        people::items(list).iter().filter_map(|item| item.get("icon")).for_each(|icon| {
            import.set(&icon.value);
        });
        people::profiles(list, import, &mut draft);
    }
    draft
}

/// What a list of this name becomes.
fn table_of(list: &str) -> Option<&'static Table> {
    let is_called = |table: &&&Table| table.at.split('|').any(|name| name == list);
    TABLES.iter().skip(1).find(is_called).copied()
}

/// The entries of a part of the file that becomes a section.
fn list<'n>(field: &'n Field, import: &mut Import) -> Option<List<'n>> {
    let table = table_of(&field.key)?;
    if is_blank(&field.value) {
        return None;
    }
    let entries = match groups(&field.value, table) {
        Some(fields) => fields.iter().map(|field| group(field, table, import)).collect(),
        None => people::items(&field.value)
            .iter()
            .map(|item| {
                let entry = (!is_blank(item)).then(|| entry(item, table, import))?;
                own::patched(entry, item, import).filter(|entry| !is_blank(entry))
            })
            .collect::<Vec<_>>(),
    };
    let title = TITLES.iter().find(|(name, _)| table.at.starts_with(name));
    let title = title.map(|(_, title)| *title);
    Some(List { field, kind: table.becomes, title, entries })
}

/// The groups of skills or interests that are given by their names: `{"web": ["HTML"]}`.
fn groups<'n>(node: &'n Node, table: &Table) -> Option<&'n [Field]> {
    let Value::Mapping(fields) = &node.value else { return None };
    let is_known = |field: &Field| {
        table.rows.iter().any(|row| row.from.split('|').any(|name| name == field.key))
    };
    (matches!(table.becomes, "skills" | "lines" | "languages")
        && !fields.iter().any(is_known))
    .then_some(fields)
}

/// One of them.
fn group(field: &Field, table: &Table, import: &mut Import) -> Option<Node> {
    let texts = import.texts(&field.value);
    let first = texts.first()?;
    import.use_up(&field.value);
    let names = match table.becomes {
        "skills" => ["name", "items"],
        "languages" => ["language", "level"],
        _ => ["label", "text"],
    };
    let items = match texts.as_slice() {
        [one] => one.clone(),
        _ => Node::sequence(first.span, texts),
    };
    let label = scalar(field.key_span, &field.key);
    Some(super::convert::group(field.value.span, names.into_iter().zip([label, items])))
}

/// Puts the posts of an employer into `positions`.
fn posts(item: &Node, table: &Table, import: &mut Import, draft: &mut Draft) {
    let list = import.peek(item, "positions|roles").filter(|list| {
        let is_post =
            |post: &Node| post.get("position").or_else(|| post.get("title")).is_some();
        matches!(list.value, Value::Sequence(_))
            && people::items(list).iter().all(is_post)
    });
    let Some(list) = list.filter(|_| table.becomes == "experience") else { return };
    for post in people::items(list) {
        let entry = entry(post, table, import);
        draft.append_at(list.span, "positions", entry);
    }
}

fn entry(item: &Node, table: &Table, import: &mut Import) -> Node {
    if !matches!(item.value, Value::Mapping(_)) {
        import.use_up(item);
        return import.text(item).unwrap_or_else(|| item.clone());
    }
    if let Some(icon) = import.peek(item, "icon|id|type") {
        import.set(icon);
    }
    let mut draft = import.draft(item, table);
    posts(item, table, import, &mut draft);
    let rename = match table.becomes {
        "skills" if !draft.has("items") => Some(("name", "items")),
        "lines" if !draft.has("text") => Some(("label", "text")),
        // "Available on request"
        "references" if !draft.has("name") => Some(("summary", "name")),
        _ => None,
    };
    if let Some((from, to)) = rename {
        draft.rename(from, to);
        // A label alone is a line of words.
        if table.becomes == "lines"
            && let Some(text) = draft.only("text")
        {
            return text;
        }
    }
    draft.finish(table.open);
    draft.node(item.span)
}
