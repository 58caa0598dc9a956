//! What a record of ORCID says beside its tables: of the person, of works that are no
//! publications, and of reviews.

use super::below;
use crate::read::foreign::convert::{Draft, Import, group, scalar, words};
use crate::tree::{Field, Node, Value};

/// Marks of works that belong into sections of their own.
pub(super) const TALK: &str = "talks";
pub(super) const PATENT: &str = "patents";

/// Other names, addresses and identifiers of the person; its keywords are given back.
pub(super) fn person(node: &Node, import: &mut Import, cv: &mut Draft) -> Vec<Node> {
    for (item, path, to) in
        [("other-name", "content", "aliases"), ("email", "email", "email")]
    {
        for one in all(node, item) {
            let value = import.peek(one, path).or(Some(one));
            if let Some(value) = value.filter(|value| value.text().is_some()) {
                import.use_up(value);
                cv.append_at(value.span, to, value.clone());
            }
        }
    }
    for one in all(node, "address") {
        let country = import.peek(one, "country.value|country");
        if let Some(country) =
            country.filter(|it| it.text().is_some() && !cv.has("location"))
        {
            import.use_up(country);
            cv.append_at(country.span, "location", country.clone());
        }
    }
    identifiers(node, import, cv);
    let mut found = Vec::new();
    for one in all(node, "keyword") {
        let value = import.peek(one, "content").or(Some(one));
        if let Some(value) = value.filter(|value| value.text().is_some()) {
            import.use_up(value);
            found.push(value.clone());
        }
    }
    found
}

fn all<'n>(node: &'n Node, name: &str) -> Vec<&'n Node> {
    let mut found = Vec::new();
    below(node, name, &mut found);
    found
}

/// Names of the person at Scopus and others.
fn identifiers(node: &Node, import: &mut Import, cv: &mut Draft) {
    let mut known = match cv.remove("profiles").map(|field| field.value.value) {
        Some(Value::Mapping(fields)) => fields,
        _ => Vec::new(),
    };
    for id in all(node, "external-identifier") {
        let kind = import.peek(id, "external-id-type").filter(|it| it.text().is_some());
        let value = import.peek(id, "external-id-value").filter(|it| it.text().is_some());
        let (Some(kind), Some(value)) = (kind, value) else { continue };
        let lower = kind.text().unwrap_or_default().to_lowercase();
        let site = if lower.contains("scopus") {
            "scopus"
        } else if lower.contains("researcherid") || lower.contains("web of science") {
            "web-of-science"
        } else {
            continue;
        };
        if known.iter().any(|field| field.key == site) {
            continue;
        }
        [kind, value].into_iter().for_each(|node| import.use_up(node));
        if let Some(url) = import.peek(id, "external-id-url") {
            import.set(url);
        }
        let key = site.to_owned();
        known.push(Field { key, key_span: kind.span, value: value.clone() });
    }
    if let Some(first) = known.first() {
        let span = first.value.span;
        cv.append_at(span, "profiles", Node::mapping(span, known));
    }
}

/// The subtitle of a work; and what its type and its DOI say already is not left over.
pub(super) fn work(node: &Node, import: &mut Import, draft: &mut Draft) {
    let subtitle = import.peek(node, "title.subtitle.value|title.subtitle");
    if let Some(subtitle) = subtitle.filter(|it| it.text().is_some())
        && let Some(title) = draft.remove("title")
    {
        import.use_up(subtitle);
        let text =
            [&title.value, subtitle].map(|it| it.text().unwrap_or_default()).join(": ");
        draft.begin(title.key_span, "title", words(&title.value, &text));
    }
    if draft.has("type") {
        import.take(node, "type");
    }
    for name in ["translated-title", "language-code", "country", "source"] {
        for part in [name.to_owned(), format!("title.{name}")] {
            if let Some(value) = import.peek(node, &part) {
                import.set(value);
            }
        }
    }
}

/// Moves works that are talks or patents into sections of their own.
pub(super) fn by_kind(sections: &mut Vec<Node>) {
    let mut moved = Vec::new();
    for section in sections.iter_mut() {
        let Value::Mapping(fields) = &mut section.value else { continue };
        let Some(entries) = fields.iter_mut().find(|field| field.key == "entries") else {
            continue;
        };
        let Value::Sequence(entries) = &mut entries.value.value else { continue };
        for kind in [TALK, PATENT] {
            let is_of = |entry: &Node| {
                entry.get("type").is_some_and(|field| field.value.text() == Some(kind))
            };
            let (of_kind, others): (Vec<_>, Vec<_>) = entries.drain(..).partition(is_of);
            *entries = others;
            let made: Vec<_> = of_kind.into_iter().map(|it| renamed(it, kind)).collect();
            if let Some(first) = made.first() {
                let span = first.span;
                let kind = ("kind", scalar(span, kind));
                moved.push(group(span, [kind, ("entries", Node::sequence(span, made))]));
            }
        }
    }
    let is_empty = |section: &Node| {
        section.get("entries").is_some_and(|it| it.value.one_or_many().is_empty())
    };
    sections.retain(|section| !is_empty(section));
    sections.extend(moved);
}

/// The fields of a publication as those of a talk or a patent.
fn renamed(mut entry: Node, kind: &str) -> Node {
    let Value::Mapping(fields) = &mut entry.value else { return entry };
    fields.retain(|field| field.key != "type");
    for field in fields {
        let name = match (kind, field.key.as_str()) {
            (TALK, "venue") => "event",
            (PATENT, "venue") => "holder",
            (PATENT, "authors") => "inventors",
            (_, "abstract") => "summary",
            (_, "doi") => {
                let doi = field.value.text().unwrap_or_default();
                field.value = words(&field.value, &format!("https://doi.org/{doi}"));
                "url"
            }
            _ => continue,
        };
        name.clone_into(&mut field.key);
    }
    entry
}

/// Reviews for journals: an entry for each body that asked for them.
pub(super) fn reviews(all_activities: &Node, import: &mut Import) -> Option<Node> {
    let part = &all_activities.get("peer-reviews")?.value;
    let mut bodies: Vec<(&Node, Vec<String>)> = Vec::new();
    for review in all(part, "peer-review-summary") {
        let name = import.peek(review, "convening-organization.name");
        let Some(name) = name.filter(|it| it.text().is_some()) else { continue };
        let year = import.peek(review, "completion-date.year.value|completion-date.year");
        let year = year.filter(|it| it.text().is_some());
        import.use_up(name);
        if let Some(date) = review.get("completion-date").filter(|_| year.is_some()) {
            import.use_up(&date.value);
        }
        for aside in ["reviewer-role", "review-type", "review-group-id", "review-url"] {
            if let Some(value) = import.peek(review, aside) {
                import.set(value);
            }
        }
        for part in ["convening-organization.address", "external-ids"] {
            if let Some(value) = import.peek(review, part) {
                import.set(value);
            }
        }
        let year = year.and_then(Node::text).map(str::to_owned);
        match bodies.iter_mut().find(|(known, _)| known.text() == name.text()) {
            Some((_, years)) => years.extend(year),
            None => bodies.push((name, year.into_iter().collect())),
        }
    }
    let (first, _) = bodies.first()?;
    let span = first.span;
    let venues = bodies.iter().map(|(name, years)| {
        let mut years = years.clone();
        years.sort();
        years.dedup();
        let years = years.iter().map(|year| scalar(name.span, year)).collect();
        let fields =
            [("name", (*name).clone()), ("years", Node::sequence(name.span, years))];
        group(name.span, fields)
    });
    let venues = Node::sequence(span, venues.collect());
    let entry = group(span, [("role", scalar(span, "Reviewer")), ("venues", venues)]);
    let kind = ("kind", scalar(span, "service"));
    Some(group(span, [kind, ("entries", Node::sequence(span, vec![entry]))]))
}
