//! researchmap: the lines of JSON in which Japan's platform takes and gives what a person has
//! done, each with its type and its texts in Japanese and English.

use super::convert::{Draft, Import, group, is_blank, scalar, words};
use super::listed;
use super::mapping::How::{Date, Doi, End, Languages, Names, Start, Text, Work};
use super::mapping::{Open, Table, row};
use crate::tree::{Node, Value};

/// What the records become.
pub(super) const TABLES: &[&Table] = &[
    &EXPERIENCE,
    &EDUCATION,
    &PUBLICATION,
    &PRESENTATION,
    &AWARD,
    &PROJECT,
    &PATENT,
    &COMMITTEE,
    &MEMBERSHIP,
    &TEACHING,
    &OTHER,
];

const EXPERIENCE: Table = Table {
    at: "research_experience",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row("job", "position", Languages),
        row("affiliation", "organization", Languages),
        row("section", "department", Languages),
        row("from_date", "start", Start),
        row("to_date", "end", End),
        row("description", "summary", Languages),
    ],
};

const EDUCATION: Table = Table {
    at: "education",
    becomes: "education",
    open: Open::Unknown,
    rows: &[
        row("degree|course", "degree", Languages),
        row("department", "department", Languages),
        row("affiliation", "institution", Languages),
        row("from_date", "start", Start),
        row("to_date", "end", End),
        row("description", "summary", Languages),
    ],
};

const PUBLICATION: Table = Table {
    at: "published_papers|misc|books_etc",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("paper_title|book_title", "title", Languages),
        row("authors.en|authors.ja|authors", "authors", Names),
        row("publication_name", "venue", Languages),
        row("volume", "volume", Text),
        row("number", "number", Text),
        row("publisher", "publisher", Languages),
        row("identifiers.doi", "doi", Doi),
        row("identifiers.isbn", "isbn", Text),
        row("identifiers.arxiv_id", "arxiv", Text),
        row("see_also.@id", "url", Work),
        row("publication_date", "date", Date),
        row("description", "summary", Languages),
    ],
};

const PRESENTATION: Table = Table {
    at: "presentations",
    becomes: "talks",
    open: Open::Unknown,
    rows: &[
        row("presentation_title", "title", Languages),
        row("event", "event", Languages),
        row("presenters.en|presenters.ja|presenters", "authors", Names),
        row("location", "location", Languages),
        row("publication_date|from_event_date", "date", Date),
        row("description", "summary", Languages),
    ],
};

const AWARD: Table = Table {
    at: "awards",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("award_name", "title", Languages),
        row("association", "awarder", Languages),
        row("award_date", "date", Date),
        row("award_title|description", "summary", Languages),
    ],
};

const PROJECT: Table = Table {
    at: "research_projects",
    becomes: "grants",
    open: Open::Unknown,
    rows: &[
        row("research_project_title", "title", Languages),
        row("offer_organization", "funder", Languages),
        row("system_name", "program", Languages),
        row("identifiers.grant_number", "number", Text),
        row("from_date", "start", Start),
        row("to_date", "end", End),
        row("category|description", "summary", Languages),
    ],
};

const PATENT: Table = Table {
    at: "industrial_property_rights",
    becomes: "patents",
    open: Open::Unknown,
    rows: &[
        row("industrial_property_right_title", "title", Languages),
        row("inventors.en|inventors.ja|inventors", "inventors", Names),
        row("patent_number|application_number|publication_number", "number", Text),
        row("patent_date|issue_date|application_date|publication_date", "date", Date),
        row("description", "summary", Languages),
    ],
};

const COMMITTEE: Table = Table {
    at: "committee_memberships",
    becomes: "service",
    open: Open::Present,
    rows: &[
        row("committee_name", "role", Languages),
        row("association", "organization", Languages),
        row("from_date", "start", Start),
        row("to_date", "end", End),
        row("description", "summary", Languages),
    ],
};

const MEMBERSHIP: Table = Table {
    at: "association_memberships",
    becomes: "memberships",
    open: Open::Present,
    rows: &[
        row("academic_society_name|association", "organization", Languages),
        row("from_date", "start", Start),
        row("to_date", "end", End),
        row("description", "summary", Languages),
    ],
};

const TEACHING: Table = Table {
    at: "teaching_experience",
    becomes: "teaching",
    open: Open::Present,
    rows: &[
        row("subject", "course", Languages),
        row("institution", "institution", Languages),
        row("from_date", "start", Start),
        row("to_date", "end", End),
        row("description", "summary", Languages),
    ],
};

const OTHER: Table = Table {
    at: "works|others|media_coverage|social_contribution",
    becomes: "entries",
    open: Open::Unknown,
    rows: &[
        row(
            "work_title|other_title|media_coverage_title|social_contribution_title",
            "title",
            Languages,
        ),
        row("publisher|promoter|event|location", "organization", Languages),
        row("publication_date|from_date|from_event_date", "date", Date),
        row("see_also.@id", "url", Work),
        row("description", "summary", Languages),
    ],
};

/// The types in the order of a CV, with the titles that their kinds do not have.
const PARTS: [(&str, &str); 14] = [
    ("research_experience", ""),
    ("education", ""),
    ("awards", ""),
    ("research_projects", ""),
    ("published_papers", "Papers"),
    ("misc", "Other publications"),
    ("books_etc", "Books"),
    ("presentations", ""),
    ("industrial_property_rights", ""),
    ("committee_memberships", ""),
    ("association_memberships", ""),
    ("teaching_experience", ""),
    ("works", "Works"),
    ("others", "Other output"),
];

/// The rest of the types.
const LAST: [(&str, &str); 2] =
    [("media_coverage", "In the media"), ("social_contribution", "Public engagement")];

/// How a record is to be put in, which is no part of it.
const MODES: [&str; 4] = ["merge", "similar_merge", "force", "doc"];

/// Whether a tree is of such records.
pub(super) fn is_record(node: &Node) -> bool {
    let is_of_type = |field: &str| {
        node.get(field).is_some_and(|field| field.value.get("type").is_some())
    };
    is_of_type("insert") || is_of_type("update")
}

/// The type of a record.
fn kind(record: &Node) -> Option<&str> {
    let insert = record.get("insert").or_else(|| record.get("update"))?;
    insert.value.get("type")?.value.text()
}

/// The CV that the records are.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let records = root.one_or_many();
    for record in records {
        for name in ["insert", "update", "priority", "delete"] {
            if let Some(field) = record.get(name) {
                import.set(&field.value);
            }
        }
    }
    let sections = PARTS.iter().chain(&LAST).filter_map(|(name, title)| {
        let table =
            TABLES.iter().find(|table| table.at.split('|').any(|at| at == *name))?;
        let of_kind = records.iter().filter(|record| kind(record) == Some(name));
        let items = of_kind.filter_map(|record| {
            let value = MODES.iter().find_map(|mode| record.get(mode))?;
            if let Some(kind) = record.get("insert").and_then(|it| it.value.get("type")) {
                import.use_up(&kind.value);
            }
            Some(&value.value).filter(|value| !is_blank(value))
        });
        let items: Vec<_> = items.collect();
        let entries: Vec<_> =
            items.iter().map(|item| listed::entry(item, table, import, more)).collect();
        let span = entries.first()?.span;
        let mut fields = vec![("kind", scalar(span, table.becomes))];
        if !title.is_empty() {
            fields.push(("title", scalar(span, title)));
        }
        fields.push(("entries", Node::sequence(span, entries)));
        Some(group(span, fields))
    });
    let sections = sections.collect();
    let mut file = Draft::default();
    file.append_at(root.span, "sections", Node::sequence(root.span, sections));
    let mut node = file.node(root.span);
    // Who it is is in none of the records.
    if let Value::Mapping(fields) = &mut node.value {
        let name = words(root, "Your Name");
        let cv = group(root.span, [("name", name)]);
        fields.insert(
            0,
            crate::tree::Field { key: "cv".to_owned(), key_span: root.span, value: cv },
        );
    }
    node
}

/// The types of papers, and those of cvtex.
const TYPES: [(&str, &str); 7] = [
    ("scientific_journal", "article"),
    ("international_conference_proceedings", "conference"),
    ("symposium", "conference"),
    ("in_book", "chapter"),
    ("doctoral_thesis", "thesis"),
    ("master_thesis", "thesis"),
    ("research_society", "conference"),
];

fn more(item: &Node, table: &Table, import: &mut Import, draft: &mut Draft) {
    for name in ["languages", "referee", "is_international_journal", "is_open_access"] {
        if let Some(value) = import.peek(item, name) {
            import.set(value);
        }
    }
    if table.becomes != "publications" {
        return;
    }
    let pages = ["starting_page", "ending_page"];
    listed::join(item, &pages, "–", (draft, "pages"), import);
    let kind = import.peek(item, "published_paper_type").and_then(Node::text);
    let found = TYPES.iter().find(|(word, _)| Some(*word) == kind);
    if let Some((_, word)) = found {
        import.take(item, "published_paper_type");
        draft.append_at(item.span, "type", scalar(item.span, word));
    }
}
