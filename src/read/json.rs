//! JSON as people keep it, with comments and commas too many: a text becomes the tree that the
//! same values would be in YAML, with every place.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::{Source, Span};
use crate::tree::{Field, Node, Scalar, Style};

/// How many levels a file may have.
const MAX_DEPTH: usize = 60;

/// How many values a file may have.
const MAX_VALUES: usize = 500_000;

/// Reads a text of JSON.
pub(crate) fn parse(source: &Source, report: &mut Report) -> Option<Node> {
    let mut reader = JsonReader::new(source);
    let read = reader.value(0).and_then(|root| {
        reader.skip();
        match reader.peek() {
            None => Ok(root),
            Some(_) => Err(reader.fault("nothing may follow the value")),
        }
    });
    read.map_err(|fault| report.add(fault)).ok()
}

/// Reads a text of several lines, each a group of JSON; none where it is something else.
pub(crate) fn parse_lines(source: &Source) -> Option<Node> {
    let text = source.text().trim_start_matches('\u{feff}');
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_of_lines = lines().all(|line| line.starts_with('{') && line.ends_with('}'));
    if !is_of_lines || lines().next().is_none() {
        return None;
    }
    let mut reader = JsonReader::new(source);
    let mut records = Vec::new();
    loop {
        reader.skip();
        if reader.peek().is_none() {
            break;
        }
        records.push(reader.value(0).ok()?);
    }
    Some(Node::sequence(source.span(0..source.text().len()), records))
}

struct JsonReader<'a> {
    source: &'a Source,
    text: &'a str,
    at: usize,
    values: usize,
}

impl<'a> JsonReader<'a> {
    fn new(source: &'a Source) -> Self {
        let text = source.text();
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { source, text, at, values: 0 }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Passes white space and comments.
    fn skip(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            let length = if trimmed.starts_with("//") || trimmed.starts_with('#') {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += length;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Diagnostic> {
        self.skip();
        self.values += 1;
        if depth > MAX_DEPTH || self.values > MAX_VALUES {
            return Err(self.fault("the file is deeper or larger than any CV"));
        }
        match self.peek() {
            Some('{') => self.fields(depth),
            Some('[') => self.items(depth),
            Some(quote @ ('"' | '\'')) => {
                let start = self.at;
                let text = self.string(quote)?;
                let span = self.span(start);
                Ok(Node::scalar(span, Scalar { text, style: Style::Quoted }))
            }
            Some(_) => self.word(),
            None => Err(self.fault("a value is missing")),
        }
    }

    fn fields(&mut self, depth: usize) -> Result<Node, Diagnostic> {
        let start = self.at;
        self.at += 1;
        let mut fields: Vec<Field> = Vec::new();
        while !self.is_closed('}')? {
            let key_start = self.at;
            let key = match self.peek() {
                Some(quote @ ('"' | '\'')) => self.string(quote)?,
                _ => self.word()?.text().unwrap_or_default().to_owned(),
            };
            let key_span = self.span(key_start);
            self.skip();
            if self.peek() != Some(':') {
                return Err(self.fault("a colon is missing"));
            }
            self.at += 1;
            let value = self.value(depth + 1)?;
            fields.push(Field { key, key_span, value });
        }
        Ok(Node::mapping(self.span(start), fields))
    }

    fn items(&mut self, depth: usize) -> Result<Node, Diagnostic> {
        let start = self.at;
        self.at += 1;
        let mut items = Vec::new();
        while !self.is_closed(']')? {
            items.push(self.value(depth + 1)?);
        }
        Ok(Node::sequence(self.span(start), items))
    }

    /// Passes what stands between two values, and the bracket at the end.
    fn is_closed(&mut self, bracket: char) -> Result<bool, Diagnostic> {
        loop {
            self.skip();
            match self.peek() {
                Some(',') => self.at += 1,
                Some(found) if found == bracket => {
                    self.at += 1;
                    return Ok(true);
                }
                Some('}' | ']' | ':') => {
                    return Err(self.fault(&format!("`{bracket}` is missing")));
                }
                Some(_) => return Ok(false),
                None => return Err(self.fault(&format!("`{bracket}` is missing"))),
            }
        }
    }

    /// A number, `true`, `null`, or a name without quotes.
    fn word(&mut self) -> Result<Node, Diagnostic> {
        let rest = &self.text[self.at..];
        let is_end = |c: char| c.is_whitespace() || ",:{}[]\"'".contains(c);
        let length = rest.find(is_end).unwrap_or(rest.len());
        if length == 0 {
            return Err(self.fault("a value is missing"));
        }
        let start = self.at;
        self.at += length;
        let text = rest[..length].to_owned();
        Ok(Node::scalar(self.span(start), Scalar { text, style: Style::Plain }))
    }

    fn string(&mut self, quote: char) -> Result<String, Diagnostic> {
        self.at += 1;
        let mut text = String::new();
        let mut high = None;
        loop {
            let Some(character) = self.peek() else {
                return Err(self.fault("a quotation mark is missing"));
            };
            self.at += character.len_utf8();
            if character == quote {
                return Ok(text);
            }
            if character != '\\' {
                text.push(character);
                continue;
            }
            let Some(mark) = self.peek() else { continue };
            self.at += mark.len_utf8();
            match mark {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' | 'b' | 'f' => {}
                'u' => {
                    let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
                    let Ok(number) = u32::from_str_radix(digits, 16) else {
                        return Err(self.fault("four hexadecimal digits are missing"));
                    };
                    self.at += 4;
                    let joined = high.take().map_or(number, |high: u32| {
                        0x1_0000 + ((high - 0xD800) << 10) + (number & 0x3FF)
                    });
                    if (0xD800..0xDC00).contains(&joined) {
                        high = Some(joined);
                    } else {
                        text.push(char::from_u32(joined).unwrap_or('\u{fffd}'));
                    }
                }
                other => text.push(other),
            }
        }
    }

    fn span(&self, start: usize) -> Span {
        self.source.span(start..self.at)
    }

    fn fault(&self, what: &str) -> Diagnostic {
        let at = self.at.min(self.text.len());
        let span = self.source.span(at..at + 1);
        Diagnostic::new(
            Code::MalformedSource,
            format!("the JSON cannot be read: {what}"),
            span,
            "here",
        )
        .help("correct the file, or export it again")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::testing::said;

    fn read(text: &str) -> Option<String> {
        let source = Source::new("resume.json", text);
        parse(&source, &mut Report::default()).map(|node| said(&node))
    }

    #[test]
    fn comments_tabs_and_commas_too_many_are_read() {
        let text =
            "{\n\t// mine\n\t\"a\": [1, 2,],\n\t/* b */ \"c\": \"d\\/e\\u00e9\",\n}";
        assert_eq!(read(text).as_deref(), Some("{a: [1, 2], c: d/eé}"));
    }

    #[test]
    fn a_character_of_two_escapes_is_one() {
        assert_eq!(read(r#"["\ud83d\ude00"]"#).as_deref(), Some("[😀]"));
    }

    #[test]
    fn what_is_not_closed_is_refused() {
        for text in ["{\"a\": 1", "[1", "{\"a\" 1}", "\"a", "[1] 2", "[}"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn too_many_levels_are_refused() {
        assert_eq!(read(&"[".repeat(100_000)), None);
    }
}
