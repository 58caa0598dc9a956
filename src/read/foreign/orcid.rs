//! The record of a person at ORCID, as its JSON and its XML have it.

mod extras;
mod tables;

use super::convert::{Draft, Import, group, scalar, words};
use super::mapping::{Open, Table};
use super::people;
use crate::tree::{Field, Node, Value};
use tables::{
    DISTINCTION, EDUCATION, EMPLOYMENT, FUNDING, MEMBERSHIP, PERSON, SERVICE, WORK,
};

/// What the parts of a record become.
pub(super) const TABLES: &[&Table] = &[
    &PERSON,
    &EMPLOYMENT,
    &EDUCATION,
    &DISTINCTION,
    &MEMBERSHIP,
    &SERVICE,
    &FUNDING,
    &WORK,
];

/// The parts of a record, the name of an item in each, and the table for it.
const PARTS: [(&str, &str, &Table); 10] = [
    ("employments", "employment-summary", &EMPLOYMENT),
    ("invited-positions", "invited-position-summary", &EMPLOYMENT),
    ("educations", "education-summary", &EDUCATION),
    ("qualifications", "qualification-summary", &EDUCATION),
    ("works", "work-summary", &WORK),
    ("fundings", "funding-summary", &FUNDING),
    ("distinctions", "distinction-summary", &DISTINCTION),
    ("memberships", "membership-summary", &MEMBERSHIP),
    ("services", "service-summary", &SERVICE),
    ("research-resources", "research-resource-summary", &FUNDING),
];

/// The titles of parts whose kind another part has as well.
const TITLES: [(&str, &str); 2] =
    [("invited-positions", "Invited positions"), ("qualifications", "Qualifications")];

/// The types of works, and those of cvtex.
const TYPES: [(&str, &str); 19] = [
    ("software", "software"),
    ("patent", extras::PATENT),
    ("dissertation", "thesis"),
    ("conference-presentation", extras::TALK),
    ("lecture-speech", extras::TALK),
    ("journal-article", "article"),
    ("magazine-article", "article"),
    ("review", "article"),
    ("conference-paper", "conference"),
    ("conference-abstract", "conference"),
    ("conference-poster", extras::TALK),
    ("preprint", "preprint"),
    ("working-paper", "report"),
    ("book", "book"),
    ("edited-book", "book"),
    ("book-chapter", "chapter"),
    ("dissertation-thesis", "thesis"),
    ("report", "report"),
    ("data-set", "dataset"),
];

/// What ORCID keeps of its own: who added an item, when, and how it is shown.
const KEPT: [&str; 12] = [
    "put-code",
    "visibility",
    "display-index",
    "created-date",
    "last-modified-date",
    "source",
    "disambiguated-organization",
    "external-id-normalized",
    "external-id-normalized-error",
    "external-id-relationship",
    "history",
    "preferences",
];

/// The CV that a record is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let record = root.get("record").map_or(root, |field| &field.value);
    let mut file = Draft::default();
    let person = record.get("person").map(|field| &field.value);
    let mut cv = person.map(|node| import.draft(node, &PERSON)).unwrap_or_default();
    let span = person.map_or(root.span, |node| node.span);
    if let Some(person) = person {
        name(person, import, &mut cv);
    }
    if let Some(path) =
        import.peek(record, "orcid-identifier.path").filter(|node| node.text().is_some())
    {
        import.use_up(path);
        let field =
            Field { key: "orcid".into(), key_span: path.span, value: path.clone() };
        cv.append_at(path.span, "profiles", Node::mapping(path.span, vec![field]));
    }
    links(person, import, &mut cv);
    let words = person.map(|person| extras::person(person, import, &mut cv));
    import.ignore(record, &KEPT);
    addresses(record, import);
    file.append_at(span, "cv", cv.node(span));
    let activities = record.get("activities-summary").map(|field| &field.value);
    let mut sections: Vec<_> = activities
        .map(|all| PARTS.iter().filter_map(|part| section(all, part, import)).collect())
        .unwrap_or_default();
    sections.extend(activities.and_then(|all| extras::reviews(all, import)));
    extras::by_kind(&mut sections);
    if let Some(first) = sections.first() {
        let span = first.span;
        file.append_at(span, "sections", Node::sequence(span, sections));
    }
    for word in words.unwrap_or_default() {
        file.append_at(word.span, "keywords", word);
    }
    file.node(root.span)
}

/// Takes the addresses that parts of a record have at ORCID.
fn addresses(node: &Node, import: &mut Import) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::Sequence(items) => items.iter().for_each(|item| addresses(item, import)),
        Value::Mapping(fields) => {
            for field in fields {
                let text = field.value.text().unwrap_or_default();
                let is_address = text.contains("orcid.org")
                    || text.starts_with('/')
                    || text.len() == 19 && text.matches('-').count() == 3;
                match field.key.as_str() {
                    "path" | "uri" | "host" if is_address => import.use_up(&field.value),
                    _ => addresses(&field.value, import),
                }
            }
        }
    }
}

/// Pages of the person.
fn links(person: Option<&Node>, import: &mut Import, cv: &mut Draft) {
    let mut pages = Vec::new();
    person.iter().for_each(|person| below(person, "researcher-url", &mut pages));
    for page in pages {
        let is_text = |node: &&Node| node.text().is_some();
        let url = import.peek(page, "url.value|url").filter(is_text);
        let label = import.peek(page, "url-name").filter(is_text);
        let Some(url) = url else { continue };
        import.use_up(url);
        let Some(label) = label else {
            cv.append_at(url.span, "website", url.clone());
            continue;
        };
        import.use_up(label);
        let link = [("label", label.clone()), ("url", url.clone())];
        cv.append_at(page.span, "links", group(page.span, link));
    }
}

fn name(person: &Node, import: &mut Import, cv: &mut Draft) {
    if cv.has("name") {
        return;
    }
    let parts = [
        "name.given-names.value|name.given-names",
        "name.family-name.value|name.family-name",
    ];
    let found: Vec<_> = parts
        .iter()
        .filter_map(|path| import.peek(person, path).filter(|node| node.text().is_some()))
        .collect();
    let text: Vec<_> = found.iter().filter_map(|node| node.text()).collect();
    if let Some(first) = found.first() {
        cv.begin(first.span, "name", words(first, &text.join(" ")));
    }
    found.iter().for_each(|node| import.use_up(node));
}

/// All groups of this name below a node.
fn below<'n>(node: &'n Node, name: &str, found: &mut Vec<&'n Node>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::Sequence(items) => items.iter().for_each(|item| below(item, name, found)),
        Value::Mapping(fields) => {
            for field in fields {
                if field.key == name {
                    found.extend(people::items(&field.value));
                } else {
                    below(&field.value, name, found);
                }
            }
        }
    }
}

fn section(all: &Node, part: &(&str, &str, &Table), import: &mut Import) -> Option<Node> {
    let (name, item, table) = *part;
    let field = all.get(name)?;
    let mut found = Vec::new();
    let groups = groups(&field.value);
    for group in groups {
        let mut of_group = Vec::new();
        below(group, item, &mut of_group);
        if table.becomes == "publications" || table.becomes == "grants" {
            // Several sources tell of one work: that with the highest index counts.
            let index = |node: &&Node| {
                node.get("display-index")
                    .and_then(|it| it.value.text()?.parse::<i64>().ok())
            };
            let best = of_group.iter().copied().max_by_key(|node| index(node));
            for other in of_group {
                // The same work as another source tells of it.
                if best.is_some_and(|best| !std::ptr::eq(best, other)) {
                    import.use_up(other);
                }
            }
            if let Some(ids) = group.get("external-ids") {
                import.use_up(&ids.value);
            }
            found.extend(best);
        } else {
            found.extend(of_group);
        }
    }
    let first = found.first()?;
    let span = first.span;
    let entries: Vec<_> = found.iter().map(|node| entry(node, table, import)).collect();
    let mut fields = vec![("kind", scalar(field.key_span, table.becomes))];
    let title = TITLES.iter().find(|(part, _)| *part == name);
    fields.extend(title.map(|(_, title)| ("title", scalar(field.key_span, title))));
    fields.push(("entries", Node::sequence(span, entries)));
    Some(group(field.value.span, fields))
}

fn groups(part: &Node) -> &[Node] {
    let field = part.get("group").or_else(|| part.get("affiliation-group"));
    field.map_or(std::slice::from_ref(part), |field| people::items(&field.value))
}

fn entry(node: &Node, table: &Table, import: &mut Import) -> Node {
    let mut draft = import.draft(node, table);
    place(node, table, import, &mut draft);
    for (name, to) in
        [("start-date", "start"), ("end-date", "end"), ("publication-date", "date")]
    {
        let Some(field) = node.get(name) else { continue };
        let part = |name: &str| {
            let found = field.value.get(name)?;
            let value =
                found.value.get("value").map_or(&found.value, |field| &field.value);
            let text = value.text().filter(|text| !text.is_empty() && !value.is_null());
            text.map(ToOwned::to_owned)
        };
        let parts: Vec<_> =
            ["year", "month", "day"].iter().map_while(|name| part(name)).collect();
        if !parts.is_empty() {
            import.use_up(&field.value);
            draft.append_at(
                field.key_span,
                to,
                scalar(field.value.span, &parts.join("-")),
            );
        }
    }
    if table.open == Open::Present && draft.has("start") && !draft.has("end") {
        draft.append_at(node.span, "end", scalar(node.span, "present"));
    }
    if table.becomes == "publications" {
        authors(node, import, &mut draft);
        if let Some(citation) = import.peek(node, "citation") {
            import.set(citation);
        }
        let kind = import.peek(node, "type").and_then(Node::text).unwrap_or_default();
        let known = TYPES.iter().find(|(word, _)| *word == kind);
        if let Some((_, word)) = known {
            draft.append_at(node.span, "type", scalar(node.span, word));
        }
        extras::work(node, import, &mut draft);
    }
    identifiers(node, import, &mut draft);
    draft.node(node.span)
}

fn place(node: &Node, table: &Table, import: &mut Import, draft: &mut Draft) {
    if matches!(table.becomes, "publications" | "grants" | "awards") {
        if let Some(address) = import.peek(node, "organization.address") {
            import.set(address);
        }
        return;
    }
    let parts: Vec<_> = ["city", "country"]
        .iter()
        .filter_map(|name| import.peek(node, &format!("organization.address.{name}")))
        .filter(|node| node.text().is_some())
        .collect();
    let text: Vec<_> = parts.iter().filter_map(|node| node.text()).collect();
    if let Some(first) = parts.first() {
        draft.append_at(first.span, "location", words(first, &text.join(", ")));
    }
    parts.iter().for_each(|part| import.use_up(part));
}

/// The authors of a work, which the summary of one does not name.
fn authors(node: &Node, import: &mut Import, draft: &mut Draft) {
    let mut all = Vec::new();
    if let Some(list) = node.get("contributors") {
        below(&list.value, "contributor", &mut all);
    }
    for one in all {
        let role = import.peek(one, "contributor-attributes.contributor-role");
        let role = role.and_then(Node::text).unwrap_or_default().to_lowercase();
        let is_author =
            role.is_empty() || role.contains("author") || role.contains("writing");
        let name = import
            .peek(one, "credit-name.value|credit-name")
            .filter(|node| is_author && node.text().is_some());
        if let Some(name) = name {
            import.use_up(name);
            draft.append_at(name.span, "authors", name.clone());
            import.take(one, "contributor-attributes.contributor-role");
            import.take(one, "contributor-attributes.contributor-sequence");
        }
    }
}

/// The DOI of a work, or the number of a grant.
fn identifiers(node: &Node, import: &mut Import, draft: &mut Draft) {
    let mut all = Vec::new();
    below(node, "external-id", &mut all);
    for id in all {
        let said = |name: &str| {
            let value = &id.get(name)?.value;
            value.text().map(str::to_lowercase)
        };
        let value =
            import.peek(id, "external-id-value").filter(|node| node.text().is_some());
        let is_own = said("external-id-relationship").is_none_or(|it| it == "self");
        let (Some(value), true) = (value, is_own) else { continue };
        let to = match said("external-id-type").unwrap_or_default().as_str() {
            "doi" => "doi",
            "arxiv" => "arxiv",
            "isbn" => "isbn",
            "grant_number" | "grant-number" => "number",
            _ => continue,
        };
        import.take(id, "external-id-type");
        let text = value.text().unwrap_or_default();
        let is_said = draft.text(to).is_some_and(|known| text.ends_with(&known));
        if is_said || !draft.has(to) {
            import.use_up(value);
        }
        if !draft.has(to) {
            draft.append_at(value.span, to, value.clone());
        }
    }
}
