//! Archives and PDFs of other programs: which of their files belong to a CV, and the tree of
//! those.

use crate::diagnostics::Report;
use crate::read::{csv, xml};
use crate::source::{Source, Span};
use crate::tree::{Field, Node, Scalar, Style, Value};

/// The files of LinkedIn's archive that belong to a CV.
const LINKEDIN: [&str; 20] = [
    "Certifications",
    "Courses",
    "Education",
    "Email Addresses",
    "Honors",
    "Languages",
    "Organizations",
    "Patents",
    "PhoneNumbers",
    "Phone Numbers",
    "Positions",
    "Profile",
    "Profile Summary",
    "Projects",
    "Publications",
    "Skills",
    "TestScores",
    "Test Scores",
    "Volunteering",
    "Volunteering Experiences",
];

/// The folders of ORCID's archive.
const ORCID: [&str; 5] =
    ["affiliations", "works", "fundings", "peer_reviews", "research_resources"];

/// Under which name the tree of an archive of LinkedIn stands.
pub(super) const OF_LINKEDIN: &str = "LinkedIn";

/// Whether a file of an archive belongs to a CV, by its name.
pub(crate) fn is_part(name: &str) -> bool {
    linkedin(name).is_some() || orcid(name).is_some()
}

/// Whether a text in a PDF is a CV, by its start.
pub(crate) fn is_attachment(start: &str) -> bool {
    start.contains("<Candidate") || start.contains("SkillsPassport")
}

/// What the file is called in an archive of LinkedIn.
fn linkedin(name: &str) -> Option<&str> {
    let stem = file(name).strip_suffix(".csv")?;
    LINKEDIN.iter().copied().find(|known| *known == stem)
}

/// The folder in which a file is in an archive of ORCID; of the person itself `person`.
fn orcid(name: &str) -> Option<&str> {
    let stem = file(name).strip_suffix(".xml")?;
    if stem == "person" {
        return Some("person");
    }
    let mut folders = name.split('/').rev().skip(1);
    let inner = folders.next()?;
    match folders.next() {
        Some("affiliations") => Some(inner),
        _ if ORCID.contains(&inner) => Some(inner),
        _ => None,
    }
}

fn file(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The tree of a source that is made of the parts of such a file; none where it is of one text.
pub(super) fn tree(source: &Source, report: &mut Report) -> Option<Node> {
    let mut texts = source.texts();
    let is_of_parts = texts.next().is_some_and(|(_, first)| first.text().is_empty());
    let parts: Vec<_> = texts.collect();
    if !is_of_parts || parts.is_empty() {
        return None;
    }
    let mut all = Vec::new();
    let mut is_of_orcid = true;
    for (start, part) in &parts {
        let name = part.name().strip_prefix(source.name()).unwrap_or(part.name());
        let name = name.to_string_lossy();
        let mut found = Report::default();
        let root = match linkedin(&name) {
            Some(_) => Some(csv::parse(part)),
            None => xml::parse(part, &mut found),
        };
        report.extend(found.moved(*start));
        let Some(root) = root.map(|root| root.moved(*start)) else { continue };
        // A PDF carries one text.
        let Some(key) = linkedin(&name).or_else(|| orcid(&name)) else {
            return Some(root);
        };
        if linkedin(&name).is_some() {
            is_of_orcid = false;
        }
        let key_span = source.span(*start..*start);
        all.push(Field { key: key.to_owned(), key_span, value: root });
    }
    let span = source.span(parts[0].0..source.text().len());
    let key_span = source.span(parts[0].0..parts[0].0);
    let root = if is_of_orcid {
        record(span, all)
    } else {
        let value = Node::mapping(span, all);
        Node::mapping(span, vec![Field { key: OF_LINKEDIN.to_owned(), key_span, value }])
    };
    Some(root)
}

/// The files of ORCID's archive as the record that its public interface gives: the items of a
/// kind in groups, of which each is one work.
fn record(span: Span, files: Vec<Field>) -> Node {
    let mut person = Vec::new();
    let mut kinds: Vec<(String, Vec<Vec<Field>>)> = Vec::new();
    for Field { key, key_span, value } in files {
        let Value::Mapping(mut roots) = value.value else { continue };
        let Some(root) = roots.pop() else { continue };
        if key == "person" {
            let path = root.value.get("path").cloned();
            person.extend(path.and_then(|path| identifier(&path)));
            person.push(Field { key, key_span, value: root.value });
            continue;
        }
        let kind = key.replace('_', "-");
        let item = Field {
            key: format!("{}-summary", root.key),
            key_span: root.key_span,
            value: root.value,
        };
        let same = doi(&item.value);
        let place = kinds.iter().position(|(known, _)| *known == kind);
        let at = place.unwrap_or_else(|| {
            kinds.push((kind, Vec::new()));
            kinds.len() - 1
        });
        let groups = &mut kinds[at].1;
        let group = groups.iter_mut().find(|group| {
            same.is_some() && group.iter().any(|other| doi(&other.value) == same)
        });
        match group {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    let kinds = kinds.into_iter().map(|(key, groups)| {
        let groups: Vec<_> = groups
            .into_iter()
            .map(|items| Node::mapping(span, vec![one(items)]))
            .collect();
        let group = Field {
            key: "group".to_owned(),
            key_span: span,
            value: Node::sequence(span, groups),
        };
        Field { key, key_span: span, value: Node::mapping(span, vec![group]) }
    });
    let value = Node::mapping(span, kinds.collect());
    let activities =
        Field { key: "activities-summary".to_owned(), key_span: span, value };
    person.push(activities);
    let record = Field {
        key: "record".to_owned(),
        key_span: span,
        value: Node::mapping(span, person),
    };
    Node::mapping(span, vec![record])
}

/// Several items of one name as one field.
fn one(mut items: Vec<Field>) -> Field {
    let nodes: Vec<_> = items.drain(1..).map(|item| item.value).collect();
    let mut first = items.remove(0);
    if !nodes.is_empty() {
        let span = first.value.span;
        let all = std::iter::once(first.value).chain(nodes).collect();
        first.value = Node::sequence(span, all);
    }
    first
}

/// The identifier of a person in a path such as `/0000-0002-1825-0097/person`.
fn identifier(path: &Field) -> Option<Field> {
    let text = path.value.text()?.trim_matches('/').split('/').next()?;
    let scalar = Scalar { text: text.to_owned(), style: Style::Quoted };
    let value = Node::scalar(path.value.span, scalar);
    let path = Field { key: "path".to_owned(), key_span: path.key_span, value };
    let value = Node::mapping(path.value.span, vec![path]);
    Some(Field { key: "orcid-identifier".to_owned(), key_span: value.span, value })
}

/// The DOI of an item of ORCID that is its own.
fn doi(item: &Node) -> Option<String> {
    let ids = &item.get("external-ids")?.value.get("external-id")?.value;
    let all = match &ids.value {
        Value::Sequence(items) => items.as_slice(),
        _ => std::slice::from_ref(ids),
    };
    all.iter().find_map(|id| {
        let said = |name: &str| id.get(name)?.value.text().map(str::to_lowercase);
        let is_own = said("external-id-relationship").as_deref() == Some("self");
        (is_own && said("external-id-type").as_deref() == Some("doi"))
            .then(|| said("external-id-value"))?
    })
}
