//! One tree laid over another: what the upper one says wins.

use crate::tree::{Field, Node, Value};

/// Lays a tree over another. Groups of fields are laid over each other field by field; of two
/// other values the upper one stays.
pub(crate) fn lay(mut over: Node, under: Node) -> Node {
    if let (Value::Mapping(fields), Value::Mapping(others)) =
        (&mut over.value, under.value)
    {
        for other in others {
            match fields.iter_mut().find(|field| field.key == other.key) {
                Some(field) => field.value = lay(field.value.clone(), other.value),
                None => fields.push(other),
            }
        }
    }
    over
}

/// Takes a field out of a group.
pub(crate) fn take(node: &mut Node, key: &str) -> Option<Field> {
    let Value::Mapping(fields) = &mut node.value else { return None };
    let at = fields.iter().position(|field| field.key == key)?;
    Some(fields.remove(at))
}

/// Puts a field into a group, in the place of one of the same name.
pub(crate) fn put(node: &mut Node, field: Field) {
    let Value::Mapping(fields) = &mut node.value else { return };
    match fields.iter_mut().find(|own| own.key == field.key) {
        Some(own) => *own = field,
        None => fields.push(field),
    }
}

/// Lays an included file under or over another, by `lay`; its sections follow those there are.
pub(crate) fn join(
    file: Node,
    mut included: Node,
    lay: impl FnOnce(Node, Node) -> Node,
) -> Node {
    let more = take(&mut included, "sections");
    let mut joined = lay(file, included);
    if let Some(more) = more {
        match joined.get("sections").map(|field| &field.value.value) {
            None => put(&mut joined, more),
            Some(Value::Sequence(_)) => append(&mut joined, more.value),
            Some(_) => {}
        }
    }
    joined
}

fn append(root: &mut Node, more: Node) {
    let Value::Mapping(fields) = &mut root.value else { return };
    let own = fields.iter_mut().find(|field| field.key == "sections");
    if let Some(Value::Sequence(sections)) = own.map(|field| &mut field.value.value) {
        match more.value {
            Value::Sequence(items) => sections.extend(items),
            // What is no list is reported by the check, as an item that is no section.
            _ => sections.push(more),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::testing::{said, tree};

    #[test]
    fn the_upper_value_wins_field_by_field() {
        let over = tree("cv: {headline: Engineer, email: [a]}\nlocale: de");
        let under = tree("cv: {name: Ada, headline: Poet, email: [b, c]}\ndate: 2025");
        assert_eq!(
            said(&lay(over, under)),
            "{cv: {headline: Engineer, email: [a], name: Ada}, locale: de, date: 2025}"
        );
    }

    #[test]
    fn the_sections_of_an_included_file_follow() {
        let file = tree("sections: [{kind: talks}]");
        let included = tree("cv: {name: Ada}\nsections: [{kind: text}]");
        assert_eq!(
            said(&join(file, included, lay)),
            "{sections: [{kind: talks}, {kind: text}], cv: {name: Ada}}"
        );
    }
}
