//! Whether one tree is another with new entries in it.

use crate::tree::{Field, Node, Value};
use crate::write::yaml::write::Entry;

/// The numbers that lead through `sections` to a section.
pub(super) fn path(root: &Node, section: &Node) -> Option<Vec<usize>> {
    let Value::Sequence(sections) = &root.get("sections")?.value.value else {
        return None;
    };
    sections.iter().enumerate().find_map(|(at, own)| {
        if std::ptr::eq(own, section) {
            return Some(vec![at]);
        }
        let rest = path(own, section)?;
        Some([vec![at], rest].concat())
    })
}

/// Whether `after` is `before` with these entries in the section at the path, the first of
/// them at this index.
pub(super) fn is_with(
    after: &Node,
    before: &Node,
    path: &[usize],
    index: usize,
    entries: &[Entry<'_>],
) -> bool {
    let (Value::Mapping(new), Value::Mapping(old)) = (&after.value, &before.value) else {
        return false;
    };
    let name = if path.is_empty() { "entries" } else { "sections" };
    let rest = |fields: &[Field]| -> Vec<Field> {
        fields.iter().filter(|field| field.key != name).cloned().collect()
    };
    let Some(Value::Sequence(items)) = after.get(name).map(|field| &field.value.value)
    else {
        return false;
    };
    let none = Vec::new();
    let old_items = match before.get(name).map(|field| &field.value) {
        Some(Node { value: Value::Sequence(items), .. }) => items,
        Some(value) if !value.is_null() => return false,
        _ => &none,
    };
    let is_rest_alike = alike_all(&rest(new), &rest(old));
    let Some((at, path)) = path.split_first() else {
        let Some(added) = items.get(index..index + entries.len()) else { return false };
        let kept: Vec<_> =
            items[..index].iter().chain(&items[index + entries.len()..]).collect();
        return is_rest_alike
            && kept.len() == old_items.len()
            && kept.iter().zip(old_items).all(|(new, old)| is_alike(new, old))
            && added.iter().zip(entries).all(|(node, entry)| is_entry(node, entry));
    };
    is_rest_alike
        && items.len() == old_items.len()
        && items.iter().zip(old_items).enumerate().all(|(number, (new, old))| {
            if number == *at {
                is_with(new, old, path, index, entries)
            } else {
                is_alike(new, old)
            }
        })
}

/// Whether an entry reads as it was given.
fn is_entry(node: &Node, entry: &Entry<'_>) -> bool {
    let Value::Mapping(given) = &entry.node.value else { return false };
    let is_changed = |field: &&Field| {
        field.key == "key" || entry.is_selected && field.key == "selected"
    };
    let is_there = |field: &Field| {
        node.get(&field.key).is_some_and(|own| is_alike(&own.value, &field.value))
    };
    super::text(node, "key") == entry.key
        && given.iter().filter(|field| !is_changed(field)).all(is_there)
        && (!entry.is_selected || super::text(node, "selected") == "true")
}

/// Whether two trees say the same, wherever they stand.
fn is_alike(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => one.text == other.text,
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| is_alike(a, b))
        }
        (Value::Mapping(one), Value::Mapping(other)) => alike_all(one, other),
        _ => false,
    }
}

fn alike_all(one: &[Field], other: &[Field]) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(a, b)| a.key == b.key && is_alike(&a.value, &b.value))
}
