//! The `_data/cv.yml` that al-folio had before it took `RenderCV`'s form: a list of sections, each
//! with a title, a type and contents.

use super::convert::{Draft, Import, group, is_blank, scalar};
use super::mapping::How::{Date, Many, Text};
use super::mapping::{Open, Table, row};
use super::people;
use crate::tree::{Node, Value};

/// What the parts of a file become.
pub(super) const TABLES: &[&Table] = &[&LINE, &EDUCATION, &EXPERIENCE, &ENTRY, &GROUP];

const LINE: Table = Table {
    at: "map",
    becomes: "lines",
    open: Open::Unknown,
    rows: &[row("name", "label", Text), row("value", "text", Many)],
};

const EDUCATION: Table = Table {
    at: "time_table, of education",
    becomes: "education",
    open: Open::Unknown,
    rows: &[
        row("title", "degree", Text),
        row("institution", "institution", Text),
        row("department", "department", Text),
        row("location", "location", Text),
        row("year", "date", Date),
        row("maindescription", "summary", Text),
    ],
};

const EXPERIENCE: Table = Table {
    at: "time_table, of experience",
    becomes: "experience",
    open: Open::Unknown,
    rows: &[
        row("title", "position", Text),
        row("institution", "organization", Text),
        row("department", "department", Text),
        row("location", "location", Text),
        row("year", "date", Date),
        row("maindescription", "summary", Text),
    ],
};

const ENTRY: Table = Table {
    at: "time_table",
    becomes: "entries",
    open: Open::Unknown,
    rows: &[
        row("title", "title", Text),
        row("institution", "organization", Text),
        row("location", "location", Text),
        row("department", "note", Text),
        row("year", "date", Date),
        row("maindescription", "summary", Text),
    ],
};

const GROUP: Table = Table {
    at: "list_groups",
    becomes: "lines",
    open: Open::Unknown,
    rows: &[row("category", "label", Text)],
};

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let mut cv = Draft::default();
    let mut sections = Vec::new();
    for part in people::items(root) {
        import.own(part, part.span);
        if let Some(contents) = import.peek(part, "contents") {
            person(contents, import, &mut cv);
            sections.extend(section(part, contents, import));
        }
    }
    let mut file = Draft::default();
    file.append_at(root.span, "cv", cv.node(root.span));
    if !sections.is_empty() {
        file.append_at(root.span, "sections", Node::sequence(root.span, sections));
    }
    file.node(root.span)
}

/// The name and the contacts, which stand among other lines.
fn person(contents: &Node, import: &mut Import, cv: &mut Draft) {
    for line in people::items(contents) {
        let label = import
            .peek(line, "name")
            .and_then(Node::text)
            .unwrap_or_default()
            .to_lowercase();
        let to = match label.trim_end_matches(':') {
            "full name" => "name",
            "email" | "e-mail" => "email",
            "phone" => "phone",
            "website" | "homepage" => "website",
            "location" | "address" => "location",
            _ => continue,
        };
        let is_free = to != "name" || !cv.has("name");
        if let Some(value) =
            import.peek(line, "value").filter(|it| it.text().is_some() && is_free)
        {
            import.use_up(value);
            import.take(line, "name");
            cv.append_at(value.span, to, value.clone());
        }
    }
}

fn section(part: &Node, contents: &Node, import: &mut Import) -> Option<Node> {
    let kind =
        import.peek(part, "type").and_then(Node::text).unwrap_or_default().to_owned();
    let title = import.peek(part, "title").filter(|node| node.text().is_some());
    let lower = title.and_then(Node::text).unwrap_or_default().to_lowercase();
    let mut fields = Vec::new();
    let items: Vec<&Node> =
        people::items(contents).iter().filter(|it| !is_blank(it)).collect();
    let (becomes, name, made): (_, _, Vec<Node>) = match kind.as_str() {
        "map" => {
            let is_left = |item: &&&Node| import.peek(item, "value").is_some();
            let left: Vec<_> = items.iter().filter(is_left).copied().collect();
            ("lines", "entries", left.iter().map(|item| line(item, import)).collect())
        }
        "list" | "nested_list" => (
            "bullets",
            "items",
            items.iter().flat_map(|item| points(item, import)).collect(),
        ),
        "list_groups" => {
            ("lines", "entries", items.iter().map(|item| listed(item, import)).collect())
        }
        "time_table" => {
            let table = if lower.contains("education") {
                &EDUCATION
            } else if ["experience", "employment", "position", "work"]
                .iter()
                .any(|it| lower.contains(it))
            {
                &EXPERIENCE
            } else {
                &ENTRY
            };
            let all = items.iter().flat_map(|item| entries(item, table, import));
            (table.becomes, "entries", all.collect())
        }
        _ => return None,
    };
    if made.is_empty() {
        return None;
    }
    import.take(part, "type");
    fields.push(("kind", scalar(part.span, becomes)));
    if let Some(title) = title {
        import.use_up(title);
        fields.push(("title", title.clone()));
    }
    fields.push((name, Node::sequence(contents.span, made)));
    Some(group(part.span, fields))
}

fn line(item: &Node, import: &mut Import) -> Node {
    let mut draft = import.draft(item, &LINE);
    if !draft.has("label") {
        draft.begin(item.span, "label", scalar(item.span, "–"));
    }
    draft.node(item.span)
}

/// A group of named items as one line.
fn listed(item: &Node, import: &mut Import) -> Node {
    let mut draft = import.draft(item, &GROUP);
    if let Some(icon) = import.peek(item, "icon") {
        import.set(icon);
    }
    if let Some(items) = import.peek(item, "items") {
        for one in people::items(items) {
            let name = import.peek(one, "name").unwrap_or(one);
            if let Some(text) = import.text(name) {
                import.use_up(name);
                draft.append_at(name.span, "text", text);
            }
        }
    }
    if !draft.has("text") {
        draft.rename("label", "text");
        return draft.only("text").unwrap_or_else(|| scalar(item.span, "–"));
    }
    draft.node(item.span)
}

/// An entry; of a year with a list of items, each of them.
fn entries(item: &Node, table: &Table, import: &mut Import) -> Vec<Node> {
    let is_year = import.peek(item, "title").is_none()
        && import.peek(item, "institution").is_none();
    if is_year
        && let Some(list) = import.peek(item, "items")
        && table.becomes == "entries"
    {
        let year = import.take(item, "year");
        let made =
            people::items(list).iter().flat_map(|one| import.texts(one)).map(|text| {
                let date = year.map(|year| ("date", year.clone()));
                group(text.span, [("title", text.clone())].into_iter().chain(date))
            });
        let made: Vec<_> = made.collect();
        import.use_up(list);
        return made;
    }
    let mut draft = import.draft(item, table);
    for name in ["description", "items"] {
        let Some(list) = import.peek(item, name) else { continue };
        for one in people::items(list) {
            for point in points(one, import) {
                draft.append_at(list.span, "highlights", point);
            }
        }
    }
    if let Some(links) = import.peek(item, "linkitems") {
        for link in people::items(links) {
            let is_text = |node: &&Node| node.text().is_some();
            let label = import.peek(link, "linkname").filter(is_text);
            let url = import.peek(link, "link").filter(is_text);
            if let (Some(label), Some(url)) = (label, url) {
                import.use_up(label);
                import.use_up(url);
                let link = [("label", label.clone()), ("url", url.clone())];
                draft.append_at(label.span, "links", group(label.span, link));
            }
        }
    }
    draft.finish(table.open);
    vec![draft.node(item.span)]
}

/// A text, or a title with points below it.
fn points(item: &Node, import: &mut Import) -> Vec<Node> {
    let Value::Mapping(_) = item.value else {
        import.use_up(item);
        return import.texts(item);
    };
    let title = import.peek(item, "title").filter(|node| node.text().is_some());
    let below = import.peek(item, "contents|items");
    let Some(title) = title else { return Vec::new() };
    import.use_up(title);
    let Some(text) = import.text(title) else { return Vec::new() };
    let Some(below) = below else { return vec![text] };
    let texts = import.texts(below);
    import.use_up(below);
    vec![group(item.span, [("text", text), ("items", Node::sequence(below.span, texts))])]
}
