//! CIÊNCIAVITAE: the XML in which Portugal's platform gives a CV, in the order that it has there.

mod entries;
mod person;
mod tables;

use self::entries::entry;
use self::person::{languages, person};
use self::tables::{DEGREE, DISTINCTION, EMPLOYMENT, FUNDING, of_output, of_service};
use super::convert::{Draft, Import, group, scalar};
use super::listed::{self, all};
use super::mapping::Table;
use crate::tree::{Field, Node, Value};

/// What the parts of a file become.
pub(super) static TABLES: &[&Table] = tables::ALL;

/// What the platform keeps for itself.
const KEPT: [&str; 22] = [
    "id",
    "privacy-level",
    "source-name",
    "last-modified-date",
    "total",
    "code",
    "favorite",
    "institution-sector",
    "institution-identifier",
    "institution-other-identifiers",
    "ciencia-id",
    "self",
    "firstAuthor",
    "correspondingAuthor",
    "relationship-type",
    "preferred-citation-name",
    "preferred-email",
    "preferred-phone-number",
    "preferred-mailing-address",
    "speciality-code",
    "degree-code",
    "consent-obtained-for-name-release",
];

/// What is said of a thing for statistics, and not on a page.
const ASIDE: [&str; 28] = [
    "supervisor-role",
    "issn",
    "gender",
    "output-category",
    "refereed",
    "book-refereed",
    "open-access",
    "publication-status",
    "authoring-role",
    "editing-role",
    "position-type",
    "position-title-group",
    "employment-category",
    "degree-status",
    "distinction-type",
    "funding-category",
    "competitive",
    "funding-renewable",
    "research-classifications",
    "research-classification",
    "keywords",
    "identifier-type",
    "email-type",
    "usage-type",
    "phone-type",
    "site-type",
    "address-type",
    "citation",
];

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let whole = root.get("curriculum").map_or(root, |field| &field.value);
    import.ignore(whole, &KEPT);
    let mut cv = Draft::default();
    let mut sections = Vec::new();
    let mut of_languages = None;
    let Value::Mapping(parts) = &whole.value else { return root.clone() };
    for part in parts {
        match part.key.as_str() {
            "identifying-info" => {
                cv = person(&part.value, import);
                of_languages = languages(&part.value, import);
            }
            "degrees" => sections.extend(section(&part.value, "degree", &DEGREE, import)),
            "employments" => {
                sections.extend(section(&part.value, "employment", &EMPLOYMENT, import));
            }
            "fundings" => {
                sections.extend(section(&part.value, "funding", &FUNDING, import));
            }
            "distinctions" => {
                sections.extend(section(
                    &part.value,
                    "distinction",
                    &DISTINCTION,
                    import,
                ));
            }
            "outputs" => sections.extend(grouped(
                &part.value,
                ("output", "output-type", "output-category"),
                |kind| of_output(kind).0,
                import,
            )),
            "services" => sections.extend(grouped(
                &part.value,
                ("service", "service-category", ""),
                of_service,
                import,
            )),
            _ => {}
        }
    }
    sections.extend(of_languages);
    set_aside(whole, import);
    let mut file = listed::file(root, cv, sections);
    if let Some(language) = whole.get("language").filter(|it| it.value.text().is_some()) {
        import.use_up(&language.value);
        let tag = if language.value.text().is_some_and(|it| it.starts_with("en")) {
            "en"
        } else {
            "pt"
        };
        if let Value::Mapping(fields) = &mut file.value {
            let value = scalar(language.value.span, tag);
            let key = "locale".to_owned();
            fields.push(Field { key, key_span: value.span, value });
        }
    }
    file
}

/// What is left of such a field concerns the platform.
fn set_aside(node: &Node, import: &mut Import) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::Sequence(items) => items.iter().for_each(|item| set_aside(item, import)),
        Value::Mapping(fields) => {
            for field in fields {
                if ASIDE.contains(&field.key.as_str()) {
                    import.set(&field.value);
                } else {
                    set_aside(&field.value, import);
                }
            }
        }
    }
}

/// The text of a value that may have attributes.
fn said<'n>(node: &'n Node, import: &Import) -> Option<&'n Node> {
    let inner = import.peek(node, "text");
    inner.or(Some(node)).filter(|node| node.text().is_some_and(|text| !text.is_empty()))
}

fn made(kind: &str, title: Option<&Node>, entries: Vec<Node>) -> Option<Node> {
    let span = entries.first()?.span;
    let title = title.map(|title| ("title", title.clone()));
    let fields = [("kind", scalar(span, kind))].into_iter().chain(title);
    Some(group(span, fields.chain([("entries", Node::sequence(span, entries))])))
}

fn section(part: &Node, name: &str, table: &Table, import: &mut Import) -> Option<Node> {
    let entries: Vec<_> =
        all(part, name).iter().map(|item| entry(item, name, table, import)).collect();
    made(table.becomes, None, entries)
}

/// The items of a part that has several types of them: a section for each kind of cvtex, or
/// for each type where the kind does not say it.
fn grouped(
    part: &Node,
    (name, of_type, of_group): (&str, &str, &str),
    table: impl Fn(&str) -> &'static Table,
    import: &mut Import,
) -> Vec<Node> {
    let mut sections: Vec<(&Table, Option<&Node>, Vec<Node>)> = Vec::new();
    for item in all(part, name) {
        let Value::Mapping(fields) = &item.value else { continue };
        let is_about = |field: &&Field| {
            [of_type, of_group].contains(&field.key.as_str())
                || !matches!(field.value.value, Value::Mapping(_))
        };
        let Some(field) = fields.iter().find(|field| !is_about(field)) else { continue };
        let table = table(&field.key);
        let title = item.get(of_type).and_then(|field| said(&field.value, import));
        let has_title = !matches!(table.becomes, "publications" | "patents");
        let title = title.filter(|_| has_title);
        if let Some(title) =
            item.get(of_type).and_then(|field| said(&field.value, import))
        {
            import.use_up(title);
        }
        let made = entry(&field.value, &field.key, table, import);
        let text = |node: Option<&Node>| node.and_then(Node::text).map(str::to_owned);
        let place = sections.iter().position(|(known, name, _)| {
            std::ptr::eq(*known, table) && text(*name) == text(title)
        });
        match place {
            Some(at) => sections[at].2.push(made),
            None => sections.push((table, title, vec![made])),
        }
    }
    let made = |(table, title, entries): (&Table, Option<&Node>, Vec<Node>)| {
        made(table.becomes, title, entries)
    };
    sections.into_iter().filter_map(made).collect()
}
