//! The Canadian Common CV: records with labels, in sections of sections.

mod labels;
mod tables;

pub(super) use self::labels::by_labels;
use self::tables::of_record;
use super::convert::{Draft, Import, group, scalar, words};
use super::listed::{self, all};
use super::mapping::Table;
use crate::tree::{Field, Node, Value};

/// What the parts of a file become.
pub(super) static TABLES: &[&Table] = tables::ALL;

/// Fields that say how a record was filled in, and nothing that a page shows.
const ASIDE: [&str; 14] = [
    "Contribution Role",
    "Number of Contributors",
    "Contribution Percentage",
    "Publishing Status",
    "Degree Status",
    "Degree Type",
    "Recognition Type",
    "Position Type",
    "Position Status",
    "Academic Rank",
    "Funding Type",
    "Grant Type",
    "Correspondence language",
    "Sex",
];

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let whole = root.get("generic-cv").map_or(root, |field| &field.value);
    let mut cv = Draft::default();
    let mut sections = Vec::new();
    let mut of_languages = None;
    let Value::Mapping(parts) = &whole.value else { return root.clone() };
    for part in parts {
        match part.key.as_str() {
            "Personal Information" | "Renseignements personnels" => {
                cv = person(&part.value, import);
                of_languages = languages(&part.value, import);
            }
            "dateTimeGenerated" | "lang" => import.set(&part.value),
            _ => records(part, &mut sections, import),
        }
    }
    sections.extend(of_languages);
    set_aside(whole, import);
    let mut file = listed::file(root, cv, sections);
    if let Some(lang) = whole.get("lang").filter(|it| it.value.text() == Some("fr"))
        && let Value::Mapping(fields) = &mut file.value
    {
        import.use_up(&lang.value);
        let key = "locale".to_owned();
        fields.push(Field { key, key_span: lang.key_span, value: lang.value.clone() });
    } else if let Some(lang) = whole.get("lang") {
        import.use_up(&lang.value);
    }
    file
}

fn set_aside(node: &Node, import: &mut Import) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::Sequence(items) => items.iter().for_each(|item| set_aside(item, import)),
        Value::Mapping(fields) => {
            for field in fields {
                if ASIDE.contains(&field.key.as_str()) || field.key.ends_with('?') {
                    import.set(&field.value);
                } else {
                    set_aside(&field.value, import);
                }
            }
        }
    }
}

fn person(node: &Node, import: &mut Import) -> Draft {
    let mut cv = Draft::default();
    let names = [
        "Identification.First Name|Identification.Prénom",
        "Identification.Middle Name|Identification.Deuxième prénom",
        "Identification.Family Name|Identification.Nom de famille",
    ];
    listed::join(node, &names, " ", (&mut cv, "name"), import);
    for (path, to) in
        [("Email.Email Address", "email"), ("Website.Website Address", "website")]
    {
        for value in all(node, path) {
            if value.text().is_some() {
                import.use_up(value);
                cv.append_at(value.span, to, value.clone());
            }
        }
    }
    for phone in all(node, "Telephone") {
        let parts = ["Country Code", "Area Code", "Telephone Number", "Extension"];
        let mut one = Draft::default();
        listed::join(phone, &parts, " ", (&mut one, "phone"), import);
        for number in one.values() {
            let text = number.text().unwrap_or_default();
            let has_country =
                phone.get("Country Code").is_some_and(|it| it.value.text().is_some());
            let text = if has_country && !text.starts_with(['+', '0']) {
                format!("+{text}")
            } else {
                text.to_owned()
            };
            cv.append_at(number.span, "phone", words(&number, &text));
        }
    }
    if let Some(address) = all(node, "Address").first() {
        let parts = ["City", "Location.Subdivision", "Location.Country", "Country"];
        listed::join(address, &parts, ", ", (&mut cv, "location"), import);
    }
    cv
}

/// What can be done with a language.
const ABILITIES: [&str; 4] = ["Read", "Write", "Speak", "Understand"];

fn languages(node: &Node, import: &mut Import) -> Option<Node> {
    let mut entries = Vec::new();
    for item in all(node, "Language Skills") {
        let Some(language) = import.take(item, "Language") else { continue };
        let mut draft = Draft::default();
        draft.append_at(language.span, "language", language.clone());
        let mut able = Vec::new();
        for ability in ABILITIES {
            let Some(answer) =
                import.peek(item, ability).filter(|it| it.text().is_some())
            else {
                continue;
            };
            match answer.text().unwrap_or_default().to_lowercase().as_str() {
                "yes" | "oui" => able.push(ability.to_lowercase()),
                "no" | "non" => {}
                _ => continue,
            }
            import.use_up(answer);
        }
        if !able.is_empty() {
            draft.append_at(item.span, "level", scalar(item.span, &able.join(", ")));
        }
        entries.push(draft.node(item.span));
    }
    section("languages", None, entries)
}

fn section(kind: &str, title: Option<Node>, entries: Vec<Node>) -> Option<Node> {
    let span = entries.first()?.span;
    let title = title.map(|title| ("title", title));
    let fields = [("kind", scalar(span, kind))].into_iter().chain(title);
    Some(group(span, fields.chain([("entries", Node::sequence(span, entries))])))
}

/// A section for each kind of record below a field; where records are, nothing is below them.
fn records(part: &Field, sections: &mut Vec<Node>, import: &mut Import) {
    let items = part.value.one_or_many();
    let is_section = |field: &Field| {
        let of_groups = |node: &Node| matches!(node.value, Value::Mapping(_));
        field.value.one_or_many().iter().all(of_groups)
    };
    for item in items {
        let Value::Mapping(fields) = &item.value else { continue };
        if fields.iter().all(is_section) && items.len() == 1 {
            fields.iter().for_each(|field| records(field, sections, import));
            return;
        }
    }
    let (table, kind) = of_record(&part.key);
    let entries: Vec<_> = items
        .iter()
        .filter(
            |item| matches!(&item.value, Value::Mapping(fields) if !fields.is_empty()),
        )
        .map(|item| entry(item, table, kind, import))
        .collect();
    sections.extend(section(
        table.becomes,
        Some(scalar(part.key_span, &part.key)),
        entries,
    ));
}

fn entry(item: &Node, table: &Table, kind: &str, import: &mut Import) -> Node {
    let mut draft = import.draft(item, table);
    if !kind.is_empty() {
        draft.append_at(item.span, "type", scalar(item.span, kind));
    }
    for (path, to) in [
        ("Supervisors.Supervisor Name", "supervisor"),
        ("Other Investigators.Investigator Name", "partners"),
    ] {
        for name in all(item, path) {
            if name.text().is_some() {
                import.use_up(name);
                draft.append_at(name.span, to, name.clone());
            }
        }
    }
    listed::join(item, &["Amount", "Currency"], " ", (&mut draft, "amount"), import);
    if table.becomes == "grants"
        && let Some(source) = all(item, "Funding Sources").first()
    {
        for (from, to) in [
            ("Funding Organization|Other Funding Organization", "funder"),
            ("Program Name", "program"),
            ("Funding Reference Number", "number"),
        ] {
            if let Some(value) = import.take(source, from) {
                draft.append_at(value.span, to, value.clone());
            }
        }
        let amount = ["Total Funding", "Currency of Total Funding"];
        listed::join(source, &amount, " ", (&mut draft, "amount"), import);
    }
    if table.becomes == "service" {
        // A committee is one of somebody.
        let body = "Organization.Organization|Other Organization";
        if let Some(name) = import.take(item, body).filter(|it| it.text().is_some()) {
            let known = draft.remove("organization").map(|field| field.value);
            let texts = known.iter().chain([name]).filter_map(Node::text);
            let text = texts.collect::<Vec<_>>().join(", ");
            draft.append_at(name.span, "organization", words(name, &text));
        }
    }
    if table.becomes == "entries" {
        general(item, import, &mut draft);
    }
    draft.finish(table.open);
    if table.becomes == "publications" {
        draft.lead(&["title", "authors", "type"]);
    }
    draft.node(item.span)
}

/// Gives an entry of an unknown kind a title and dates, by what its labels say in English or
/// French.
fn general(item: &Node, import: &mut Import, draft: &mut Draft) {
    let Value::Mapping(fields) = &item.value else { return };
    for field in fields {
        let lower = field.key.to_lowercase();
        let is_free = import.peek(item, &field.key).is_some();
        if !is_free || field.value.text().is_none() || !lower.contains("date") {
            continue;
        }
        let is_taken = if lower.contains("début") || lower.contains("start") {
            draft.set_start(field)
        } else if lower.contains("fin") || lower.contains("end") {
            draft.set_end(field)
        } else {
            draft.set_date(field)
        };
        if is_taken {
            import.use_up(&field.value);
        }
    }
    if draft.has("title") {
        return;
    }
    let is_title = |field: &&Field| {
        let text = field.value.text().unwrap_or_default();
        text.chars().any(char::is_alphabetic)
            && !field.key.ends_with('?')
            && import.peek(item, &field.key).is_some()
    };
    let names_it = |field: &&Field| {
        let lower = field.key.to_lowercase();
        ["title", "titre", "name", "nom"].iter().any(|word| lower.contains(word))
    };
    let free: Vec<_> = fields.iter().filter(is_title).collect();
    let first = free.iter().find(|field| names_it(field)).or(free.first());
    if let Some(field) = first {
        import.use_up(&field.value);
        draft.begin(field.key_span, "title", field.value.clone());
    }
}
