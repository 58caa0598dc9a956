//! Files whose parts lie at fixed places: each list in them becomes a section by a table.

use super::convert::{Draft, Import, group, is_blank, scalar, words};
use super::mapping::Table;
use crate::tree::{Field, Node, Value};

/// A part of a file that becomes a section.
pub(super) struct ForeignList {
    /// Where its items are: `a.b`, through lists and groups alike.
    pub at: &'static str,
    /// The title, where the kind has another one.
    pub title: &'static str,
    /// What becomes of each item.
    pub table: &'static Table,
}

/// What a format does with an item beside its table.
pub(super) type More = fn(&Node, &Table, &mut Import, &mut Draft);

/// All values at a path below a node, of which each step may be a list.
pub(super) fn all<'n>(node: &'n Node, path: &str) -> Vec<&'n Node> {
    let mut found = vec![node];
    for step in path.split('.') {
        let below = found.into_iter().flat_map(|node| match node.get(step) {
            Some(field) => field.value.one_or_many(),
            None => &[],
        });
        found = below.collect();
    }
    found.into_iter().filter(|node| !is_blank(node)).collect()
}

/// The section that a part becomes; none where the file has nothing of it.
pub(super) fn section(
    root: &Node,
    part: &ForeignList,
    import: &mut Import,
    more: More,
) -> Option<Node> {
    let items: Vec<_> = part.at.split('|').flat_map(|path| all(root, path)).collect();
    let first = items.first()?;
    let entries: Vec<_> =
        items.iter().map(|item| entry(item, part.table, import, more)).collect();
    let mut fields = vec![("kind", scalar(first.span, part.table.becomes))];
    if !part.title.is_empty() {
        fields.push(("title", scalar(first.span, part.title)));
    }
    fields.push(("entries", Node::sequence(first.span, entries)));
    Some(group(first.span, fields))
}

/// An item by its table; a text is an entry as it is.
pub(super) fn entry(item: &Node, table: &Table, import: &mut Import, more: More) -> Node {
    if !matches!(item.value, Value::Mapping(_)) {
        import.use_up(item);
        return import.text(item).unwrap_or_else(|| item.clone());
    }
    let mut draft = import.draft(item, table);
    more(item, table, import, &mut draft);
    draft.finish(table.open);
    if table.becomes == "publications" {
        draft.lead(&["title", "authors", "type"]);
    }
    draft.node(item.span)
}

/// A CV of a person and sections.
pub(super) fn file(root: &Node, cv: Draft, sections: Vec<Node>) -> Node {
    let mut file = Draft::default();
    file.append_at(root.span, "cv", cv.node(root.span));
    if let Some(first) = sections.first() {
        let span = first.span;
        file.append_at(span, "sections", Node::sequence(span, sections));
    }
    file.node(root.span)
}

/// Takes several values as one text, and gives it a field.
pub(super) fn join(
    node: &Node,
    paths: &[&str],
    between: &str,
    (draft, to): (&mut Draft, &str),
    import: &mut Import,
) {
    if draft.has(to) {
        return;
    }
    let parts: Vec<_> = paths
        .iter()
        .filter_map(|path| import.peek(node, path).filter(|part| part.text().is_some()))
        .collect();
    let texts: Vec<_> =
        parts.iter().filter_map(|part| part.text()).map(str::trim).collect();
    if let Some(first) = parts.first() {
        draft.append_at(first.span, to, words(first, &texts.join(between)));
    }
    parts.iter().for_each(|part| import.use_up(part));
}

/// Takes a date that is given in parts, as a field of the draft; true where there was one.
pub(super) fn date(
    node: &Node,
    paths: [&str; 3],
    (draft, to): (&mut Draft, &str),
    import: &mut Import,
) -> bool {
    let parts: Vec<_> = paths
        .iter()
        .map_while(|path| import.peek(node, path).filter(|part| part.text().is_some()))
        .collect();
    let Some(first) = parts.first() else { return false };
    let text: Vec<_> = parts
        .iter()
        .filter_map(|part| part.text())
        .map(|text| text.trim().trim_matches('-'))
        .collect();
    let value = words(first, &text.join("-"));
    let field = Field { key: to.to_owned(), key_span: first.span, value };
    let is_taken = match to {
        "start" => draft.set_start(&field),
        "end" => draft.set_end(&field),
        _ => draft.set_date(&field),
    };
    if is_taken {
        parts.iter().for_each(|part| import.use_up(part));
    }
    is_taken
}
