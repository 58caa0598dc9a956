//! Adding records to a library of another program: every byte that is there stays.

use super::{Edit, Inserted, Insertion, newline};
use crate::read::{json, yaml};
use crate::source::Source;
use crate::tree::{Node, Value};

/// A record as its format writes it, and its key.
#[derive(Clone, Debug)]
pub struct Record {
    /// What it is called.
    pub key: String,
    /// Its text, with lines that end as those of Unix.
    pub text: String,
}

/// Puts records behind those of a file of lines, with an empty line between.
pub fn behind(file: &Source, records: &[Record]) -> Insertion {
    let text = file.text();
    let end = newline(text);
    let written = text.trim_end();
    // An empty line parts records.
    let behind = &text[written.len()..];
    let lines = behind.matches('\n').count();
    let gap = if written.trim_start_matches('\u{feff}').is_empty() {
        String::new()
    } else {
        end.repeat(2_usize.saturating_sub(lines))
    };
    let mut made = gap;
    let mut entries = Vec::new();
    for (at, record) in records.iter().enumerate() {
        if at > 0 {
            made.push_str(end);
        }
        let start = text.len() + made.len();
        made.push_str(&record.text.replace('\n', end));
        entries.push(Inserted {
            key: record.key.clone(),
            bytes: start..text.len() + made.len(),
        });
    }
    let place = file.span(text.len()..text.len());
    Insertion { edit: Edit { span: place, text: made }, entries }
}

/// Puts entries of Hayagriva behind those of a file; none where they are between braces.
pub fn hayagriva(file: &Source, records: &[Record]) -> Option<Insertion> {
    let is_of_lines = |line: &str| !line.starts_with(['{', '[']);
    let mut lines = file.text().trim_start_matches('\u{feff}').lines();
    lines
        .find(|line| !line.is_empty() && !line.starts_with(['#', '-', '%']))
        .is_none_or(is_of_lines)
        .then(|| behind(file, records))
}

/// Puts records of XML behind the last one; none where there is no end of them.
pub fn xml(file: &Source, records: &[Record]) -> Option<Insertion> {
    let text = file.text();
    let end = text.rfind("</records>")?;
    let before = &text[..end];
    let at = before.trim_end().len();
    // The white space before the last record, if it begins a line.
    let last = before.rfind("<record>").or_else(|| before.rfind("<record "));
    let gap = last.map_or("", |last| &before[before[..last].trim_end().len()..last]);
    let mut made = String::new();
    let mut entries = Vec::new();
    for record in records {
        made.push_str(gap);
        let start = at + made.len();
        made.push_str(&record.text);
        entries.push(Inserted { key: record.key.clone(), bytes: start..at + made.len() });
    }
    Some(Insertion { edit: Edit { span: file.span(at..at), text: made }, entries })
}

/// Puts items of CSL behind those of a list in YAML; none where the list is between brackets.
pub fn csl_yaml(file: &Source, records: &[Record]) -> Option<Insertion> {
    let root = yaml::parse(file, &mut crate::diagnostics::Report::default())?;
    let list = root.get("references").or_else(|| root.get("items"));
    let list = list.map_or(&root, |field| &field.value);
    let Value::Sequence(items) = &list.value else { return None };
    let text = file.text();
    let last = items.last()?;
    let start = text[..last.span.start()].rfind('\n').map_or(0, |at| at + 1);
    let before = text[start..last.span.start()].trim_start_matches('\u{feff}');
    let indent = before.strip_suffix("- ").or_else(|| before.strip_suffix('-'))?;
    if !indent.trim().is_empty() {
        return None;
    }
    let at = text[..last.span.end()].trim_end().len();
    let at = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let at = text[..at].trim_end_matches('\r').len();
    let end = newline(text);
    let mut made = String::new();
    let mut entries = Vec::new();
    for record in records {
        made.push_str(end);
        let start = at + made.len();
        made.push_str(indent);
        made.push_str(&record.text.replace('\n', &format!("{end}{indent}")));
        entries.push(Inserted { key: record.key.clone(), bytes: start..at + made.len() });
    }
    Some(Insertion { edit: Edit { span: file.span(at..at), text: made }, entries })
}

/// Puts items of CSL behind those of a list in JSON; none where there is no list.
pub fn csl_json(file: &Source, records: &[Record]) -> Option<Insertion> {
    let root = json::parse(file, &mut crate::diagnostics::Report::default())?;
    let list = root.get("references").or_else(|| root.get("items"));
    let list = list.map_or(&root, |field| &field.value);
    let Value::Sequence(items) = &list.value else { return None };
    let text = file.text();
    let end = newline(text);
    let (at, indent) = match items.last() {
        Some(last) => (last.span.end(), indent(file, last)),
        None => (text[..list.span.end()].rfind('[')? + 1, "  ".to_owned()),
    };
    let is_of_lines = text.contains('\n');
    let mut made = String::new();
    let mut entries = Vec::new();
    for (number, record) in records.iter().enumerate() {
        let is_first = items.is_empty() && number == 0;
        made.push_str(if is_first { "" } else { "," });
        if is_of_lines {
            made.push_str(end);
            made.push_str(&indent);
        } else if !is_first {
            made.push(' ');
        }
        let start = at + made.len();
        if is_of_lines {
            made.push_str(&record.text.replace('\n', &format!("{end}{indent}")));
        } else {
            let lines: Vec<_> = record.text.lines().map(str::trim).collect();
            made.push_str(&lines.join(" "));
        }
        entries.push(Inserted { key: record.key.clone(), bytes: start..at + made.len() });
    }
    if items.is_empty() && is_of_lines {
        made.push_str(end);
    }
    Some(Insertion { edit: Edit { span: file.span(at..at), text: made }, entries })
}

/// The white space with which the line begins on which an item does.
fn indent(file: &Source, item: &Node) -> String {
    let before = &file.text()[..item.span.start()];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let bare = line.trim_start();
    // In `[{` the bracket stands where the items do.
    let indent = line[..line.len() - bare.len()].to_owned();
    if bare.starts_with('[') { format!("{indent} ") } else { indent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;

    fn record(text: &str) -> Record {
        Record { key: "a".into(), text: text.into() }
    }

    #[test]
    fn a_record_is_put_behind_the_others_with_their_line_ends() {
        for (before, after) in [
            ("", "TY  - B\nER  - \n"),
            ("TY  - A\nER  - \n", "TY  - A\nER  - \n\nTY  - B\nER  - \n"),
            ("TY  - A\nER  - ", "TY  - A\nER  - \n\nTY  - B\nER  - \n"),
            (
                "TY  - A\r\nER  - \r\n\r\n",
                "TY  - A\r\nER  - \r\n\r\nTY  - B\r\nER  - \r\n",
            ),
        ] {
            let file = Source::new("a.ris", before);
            let made = behind(&file, &[record("TY  - B\nER  - \n")]);
            assert_eq!(apply(&file, &[made.edit]), after);
        }
    }

    #[test]
    fn a_record_of_xml_stands_as_the_one_before() {
        for (before, after) in [
            (
                "<records><record>1</record></records>",
                "<records><record>1</record><r/></records>",
            ),
            (
                "<records>\n  <record>1</record>\n</records>\n",
                "<records>\n  <record>1</record>\n  <r/>\n</records>\n",
            ),
        ] {
            let file = Source::new("a.xml", before);
            let made = xml(&file, &[record("<r/>")]).expect("an end");
            assert_eq!(apply(&file, &[made.edit]), after);
        }
        assert!(xml(&Source::new("a.xml", "<a/>"), &[]).is_none());
    }

    #[test]
    fn an_item_of_yaml_stands_as_the_one_before() {
        for (before, after) in [
            ("- id: a\n  type: book\n", "- id: a\n  type: book\n- id: b\n  c: d\n"),
            (
                "---\nreferences:\n  - id: a # mine\n...\n",
                "---\nreferences:\n  - id: a # mine\n  - id: b\n    c: d\n...\n",
            ),
        ] {
            let file = Source::new("a.yaml", before);
            let made = csl_yaml(&file, &[record("- id: b\n  c: d")]).expect("a list");
            assert_eq!(apply(&file, &[made.edit]), after);
        }
        assert!(csl_yaml(&Source::new("a.yaml", "[{id: a}]"), &[]).is_none());
    }

    #[test]
    fn an_item_is_put_behind_the_others_as_they_are_indented() {
        for (before, after) in [
            ("[]", "[{ \"id\": 1 }]"),
            ("[\n]\n", "[\n  {\n    \"id\": 1\n  }\n\n]\n"),
            ("[{\"id\": 0}]", "[{\"id\": 0}, { \"id\": 1 }]"),
            (
                "[\n\t{\"id\": 0},\n]\n",
                "[\n\t{\"id\": 0},\n\t{\n\t  \"id\": 1\n\t},\n]\n",
            ),
            (
                "{\"items\": [\n {\"id\": 0}\n]}\n",
                "{\"items\": [\n {\"id\": 0},\n {\n   \"id\": 1\n }\n]}\n",
            ),
        ] {
            let file = Source::new("a.json", before);
            let made = csl_json(&file, &[record("{\n  \"id\": 1\n}")]).expect("a list");
            assert_eq!(apply(&file, &[made.edit]), after);
        }
        assert!(csl_json(&Source::new("a.json", "{}"), &[]).is_none());
    }
}
