//! CSV (RFC 4180) as a tree: a list of groups, each a line whose fields have the names of the
//! first line.

use crate::source::Source;
use crate::tree::{Field, Node, Scalar, Style};

/// A cell, and where it is written.
type Cell = (String, std::ops::Range<usize>);

/// The lines of a text behind the first, which names the columns. Empty cells are left out.
pub(crate) fn parse(source: &Source) -> Node {
    let mut lines = lines(source.text());
    let names = lines.next().unwrap_or_default();
    let rows = lines.map(|cells| {
        let bounds = cells.first().map_or(0, |(_, at)| at.start)
            ..cells.last().map_or(0, |(_, at)| at.end);
        let fields = cells.into_iter().enumerate().map(|(at, (text, bytes))| {
            let span = source.span(bytes);
            let key = match names.get(at) {
                Some((name, _)) => name.trim().to_owned(),
                None => format!("column {}", at + 1),
            };
            let text = text.trim().replace("\r\n", "\n");
            let value = Node::scalar(span, Scalar { text, style: Style::Quoted });
            Field { key, key_span: span, value }
        });
        let said =
            |field: &Field| field.value.text().is_some_and(|it| !it.trim().is_empty());
        Node::mapping(source.span(bounds), fields.filter(said).collect())
    });
    Node::sequence(source.span(0..source.text().len()), rows.collect())
}

/// The cells of each line that has any.
fn lines(text: &str) -> impl Iterator<Item = Vec<Cell>> + '_ {
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    std::iter::from_fn(move || {
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let mut cells = Vec::new();
            let mut passed = 0;
            loop {
                let (cell, length) = cell(&rest[passed..]);
                let start = at + passed;
                passed += length;
                cells.push((cell, start..at + passed));
                match rest[passed..].chars().next() {
                    Some(',') => passed += 1,
                    Some('\r') if rest[passed..].starts_with("\r\n") => {
                        passed += 2;
                        break;
                    }
                    Some(sign) => {
                        passed += sign.len_utf8();
                        break;
                    }
                    None => break,
                }
            }
            at += passed;
            if cells.iter().any(|(cell, _)| !cell.trim().is_empty()) {
                return Some(cells);
            }
        }
        None
    })
}

/// The cell with which a text begins, and how many bytes it takes.
fn cell(text: &str) -> (String, usize) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', '\n', '\r']).unwrap_or(text.len());
        return (text[..end].to_owned(), end);
    };
    let mut cell = String::new();
    let mut at = 0;
    loop {
        let rest = &quoted[at..];
        let Some(end) = rest.find('"') else {
            cell.push_str(rest);
            return (cell, text.len());
        };
        cell.push_str(&rest[..end]);
        at += end + 1;
        if quoted[at..].starts_with('"') {
            cell.push('"');
            at += 1;
            continue;
        }
        // What stands between the quotation mark and the comma belongs to the cell.
        let behind = &quoted[at..];
        let end = behind.find([',', '\n', '\r']).unwrap_or(behind.len());
        cell.push_str(&behind[..end]);
        return (cell, 1 + at + end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::testing::said;

    #[test]
    fn cells_may_hold_commas_quotation_marks_and_lines() {
        let text = "\u{feff}Name,Note\r\n\"King, Ada\",\"says \"\"hello\"\"\r\ntwice\"\r\n\r\nB,,more\n,\n\"open, to the end";
        let root = parse(&Source::new("a.csv", text));
        assert_eq!(
            said(&root),
            "[{Name: King, Ada, Note: says \"hello\"\ntwice}, {Name: B, column 3: more}, {Name: open, to the end}]"
        );
    }

    #[test]
    fn each_cell_knows_its_place() {
        let source = Source::new("a.csv", "A,B\n\"x\",yé\n");
        let root = parse(&source);
        let row = &root.one_or_many()[0];
        let place =
            |name: &str| row.get(name).map(|field| source.slice(field.value.span));
        assert_eq!((place("A"), place("B")), (Some("\"x\""), Some("yé")));
    }
}
