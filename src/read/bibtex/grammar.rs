//! The reader of the grammar. It goes on behind each fault at the next field or entry, so that
//! one brace does not take the rest of the file with it.

mod comments;

use self::comments::is_comment;
use super::raw::{Bytes, Fault, FaultKind, Piece, RawEntry, RawField, RawFile};

/// Reads a file.
pub(super) fn read(text: &str) -> RawFile {
    let mut reader = GrammarReader {
        text,
        at: 0,
        file: RawFile::default(),
        head: 0..0,
        open: 0,
        open_comments: 0,
    };
    reader.file();
    reader.file
}

/// How many bytes of a line are looked at before an `@`.
const LOOK_BACK: usize = 1000;

/// How many values without an end are reported: each is sought to the end of the file, and
/// behind so many it is no `.bib` file.
const MAX_OPEN: usize = 100;

struct GrammarReader<'a> {
    text: &'a str,
    at: usize,
    file: RawFile,
    head: Bytes,
    /// How many values without an end were found.
    open: usize,
    /// How many comments.
    open_comments: usize,
}

impl<'a> GrammarReader<'a> {
    fn file(&mut self) {
        let mut end_before = 0;
        while let Some(found) = self.text[self.at..].find('@') {
            let start = self.at + found;
            self.at = start + 1;
            let before = self.line_before(start, end_before);
            let is_in_words = before.ends_with(|c: char| c.is_alphanumeric());
            if before.contains('%') || is_in_words {
                continue;
            }
            let ats = self.take_while(|byte| byte == b'@');
            let kind = self.kind(before.trim().is_empty());
            if kind.is_empty() {
                continue;
            }
            let window = &self.text[..self.text.ceil_char_boundary(start + LOOK_BACK)];
            let head = window[start..].lines().next().unwrap_or("");
            self.head = start..start + head.trim_end().len();
            self.space();
            let Some(open @ (b'{' | b'(')) = self.peek() else {
                let is_comment = is_comment(&self.text[kind.clone()]);
                if before.trim().is_empty() && !is_comment && self.is_word_end() {
                    self.fault(FaultKind::NoBrace, kind);
                }
                continue;
            };
            if !ats.is_empty() {
                self.fault(FaultKind::StrayAt, ats);
            }
            self.at += 1;
            self.block(kind, if open == b'{' { b'}' } else { b')' });
            end_before = self.at;
        }
    }

    /// Whether what follows `@word` can only be the rest of an entry without its brace.
    fn is_word_end(&self) -> bool {
        let rest = &self.text[self.at..self.line_end(self.at)];
        rest.trim_end().ends_with(',')
    }

    /// The type of an entry; at the start of a line also one of several words.
    fn kind(&mut self, starts_line: bool) -> Bytes {
        let kind = self.take_while(is_of_kind);
        let start = self.at;
        let rest = &self.text[start..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let length = rest[spaces..].bytes().position(|byte| !is_of_kind(byte));
        let second = length.map_or("", |length| &rest[spaces..spaces + length]);
        let behind = rest.get(spaces + second.len()..).unwrap_or_default();
        let is_head = starts_line
            && !kind.is_empty()
            && !second.is_empty()
            && !is_comment(&self.text[kind.clone()])
            && behind.trim_start_matches([' ', '\t']).starts_with('{')
            && behind.lines().next().is_some_and(|line| line.contains(','));
        if is_head {
            self.at = start + spaces + second.len();
        }
        kind.start..self.at
    }

    fn block(&mut self, kind: Bytes, close: u8) {
        let word = self.text[kind.clone()].to_ascii_lowercase();
        match word.as_str() {
            "comment" => self.comment(close),
            "preamble" => {
                let start = self.at;
                match self.balanced(close) {
                    Some(_) => self.at += 1,
                    None => self.at = self.line_end(start),
                }
            }
            "string" => {
                let mut fields = Vec::new();
                self.fields(&mut fields, close);
                self.file.strings.append(&mut fields);
            }
            _ => {
                self.space();
                let start = self.at;
                let mut key = self.take_while(|byte| {
                    !byte.is_ascii_whitespace()
                        && !b",}=".contains(&byte)
                        && byte != close
                });
                self.space();
                if self.peek() == Some(b'=') {
                    // What was read is the first field: there is no key.
                    self.at = start;
                    key = start..start;
                }
                let mut fields = Vec::new();
                self.fields(&mut fields, close);
                let whole = self.head.start..self.at;
                self.file.entries.push(RawEntry { whole, kind, key, fields });
            }
        }
    }

    fn fields(&mut self, fields: &mut Vec<RawField>, close: u8) {
        loop {
            self.take_while(|byte| byte.is_ascii_whitespace() || byte == b',');
            match self.peek() {
                Some(b'%') => self.at = self.line_end(self.at),
                Some(b'@') if self.comment_among_fields(close) => {}
                next if next.is_none_or(|_| self.is_entry(self.at)) => {
                    if !self.reopen(fields) {
                        return self.fault(FaultKind::OpenEntry, self.head.clone());
                    }
                }
                None => return,
                Some(byte) if byte == close => {
                    self.at += 1;
                    if !self.is_early() {
                        return;
                    }
                    self.fault(FaultKind::EarlyEnd, self.at - 1..self.at);
                }
                Some(_) => self.field(fields, close),
            }
        }
    }

    /// Goes back to the field that swallowed those below it, because a brace of its value is
    /// not closed and that of the entry closed it: false when there is none.
    fn reopen(&mut self, fields: &mut Vec<RawField>) -> bool {
        let Some(RawField { name, pieces }) = fields.last() else { return false };
        let Some(Piece::Text(value)) = pieces.last() else { return false };
        let is_field = |line: &str| starts_field(line.trim_start());
        if !self.text[value.clone()].lines().skip(1).any(is_field) {
            return false;
        }
        let (name, value) = (name.clone(), value.clone());
        self.fault(FaultKind::OpenValue(name.clone()), value.start - 1..value.start);
        if self.open >= MAX_OPEN {
            return false;
        }
        self.at = value.start;
        let cut = self.cut();
        fields.pop();
        fields.push(RawField { name, pieces: vec![cut] });
        true
    }

    /// What is kept of a value without an end: the rest of its line.
    fn cut(&mut self) -> Piece {
        let start = self.at;
        let line = &self.text[start..self.line_end(start)];
        let kept = line.trim_end_matches([',', '}', '"', ' ']);
        self.at = self.skip_field().max(start);
        Piece::Text(start..start + kept.len())
    }

    /// Whether an entry that was just closed goes on with more fields.
    fn is_early(&self) -> bool {
        let rest = self.text[self.at..].trim_start();
        rest.strip_prefix(',').is_some_and(|rest| starts_field(rest.trim_start()))
    }

    fn field(&mut self, fields: &mut Vec<RawField>, close: u8) {
        let name = self.take_while(|byte| {
            !byte.is_ascii_whitespace() && !b"=,{}()\"#%@".contains(&byte)
        });
        if name.is_empty() {
            let start = self.at;
            let mut depth = 0_i32;
            let end = self.text[start..].bytes().position(|byte| {
                depth += i32::from(byte == b'{') - i32::from(byte == b'}');
                byte == b'\n' || depth == 0 && byte == b',' || depth < 0
            });
            let end = end.map_or(self.text.len(), |at| start + at.max(1));
            let written = self.text[start..end].trim_end().len();
            self.fault(FaultKind::NoField, start..start + written.max(1));
            self.at = end;
            return;
        }
        self.space_of_entry();
        match self.peek() {
            Some(b'=') => self.at += 1,
            Some(b'{' | b'"') => self.fault(FaultKind::NoValue, name.clone()),
            _ => return self.fault(FaultKind::NoValue, name),
        }
        let pieces = self.pieces(&name, close);
        let end = self.at;
        self.space_of_entry();
        let is_next = |byte: u8| byte == b',' || byte == close || byte == b'%';
        if self.peek().is_some_and(|byte| !is_next(byte))
            && starts_field(&self.text[self.at..])
        {
            self.fault(FaultKind::NoComma, end - 1..end);
        }
        fields.push(RawField { name, pieces });
    }

    fn pieces(&mut self, name: &Bytes, close: u8) -> Vec<Piece> {
        let mut pieces = Vec::new();
        loop {
            self.space_of_entry();
            let start = self.at + 1;
            match self.peek() {
                Some(open @ (b'{' | b'"')) => {
                    self.at = start;
                    let end = if open == b'{' { b'}' } else { b'"' };
                    let Some(inner) = self.balanced(end) else {
                        self.fault(FaultKind::OpenValue(name.clone()), start - 1..start);
                        pieces.push(self.cut());
                        return pieces;
                    };
                    self.at += 1;
                    pieces.push(Piece::Text(inner));
                }
                Some(byte) if byte == b',' || byte == close => return pieces,
                _ => {
                    let word = self.take_while(|byte| {
                        !byte.is_ascii_whitespace()
                            && !b",#{}\"=%".contains(&byte)
                            && byte != close
                    });
                    if word.is_empty() {
                        return pieces;
                    }
                    pieces.push(Piece::Word(word));
                }
            }
            let end = self.at;
            self.space_of_entry();
            if self.peek() != Some(b'#') {
                self.at = end;
                return pieces;
            }
            self.at += 1;
        }
    }

    /// The text up to a delimiter outside all braces. None where it does not come before
    /// the next entry, or before a field of the same one in a line that starts another.
    fn balanced(&mut self, close: u8) -> Option<Bytes> {
        let start = self.at;
        let mut depth = 0_usize;
        for (at, byte) in self.text.bytes().enumerate().skip(start) {
            match byte {
                _ if byte == close && depth == 0 => {
                    self.at = at;
                    return Some(start..at);
                }
                b'{' => depth += 1,
                b'}' => depth = depth.checked_sub(1)?,
                b'@' if self.is_entry(at) => return None,
                _ => {}
            }
        }
        None
    }

    /// What stands before a byte on its line, behind another byte, as far as one looks back.
    fn line_before(&self, at: usize, from: usize) -> &'a str {
        let from = from.max(at.saturating_sub(LOOK_BACK));
        let before = &self.text[self.text.ceil_char_boundary(from).min(at)..at];
        before.rfind('\n').map_or(before, |newline| &before[newline + 1..])
    }

    /// Whether a line starts with an entry here.
    fn is_entry(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches('@');
        let length = rest.bytes().position(|byte| !is_of_kind(byte));
        let (kind, behind) = rest.split_at(length.unwrap_or(rest.len()));
        !kind.is_empty()
            && !is_comment(kind)
            && behind.trim_start().starts_with(['{', '('])
            && self.line_before(at, 0).trim().is_empty()
    }

    /// Where reading goes on behind a field that cannot be read: at the next line that
    /// starts a field, or an entry, or closes this one.
    fn skip_field(&self) -> usize {
        let mut at = self.at;
        while let Some(newline) = self.text[at..].find('\n') {
            at += newline + 1;
            let line = self.text[at..].trim_start_matches([' ', '\t', '\r']);
            let start = self.text.len() - line.len();
            if starts_field(line) || line.starts_with('}') || self.is_entry(start) {
                return start;
            }
        }
        self.text.len()
    }

    fn fault(&mut self, kind: FaultKind, at: Bytes) {
        let is_open = |fault: &Fault| {
            fault.head == self.head && matches!(fault.kind, FaultKind::OpenValue(_))
        };
        if kind == FaultKind::OpenEntry && self.file.faults.iter().any(is_open) {
            // A brace that is missing in a value is missing behind the entry as well.
            return;
        }
        if matches!(kind, FaultKind::OpenValue(_)) {
            self.open += 1;
        }
        let place = at.clone();
        self.file.faults.push(Fault { kind, at, head: self.head.clone() });
        if self.open >= MAX_OPEN && self.at < self.text.len() {
            let (kind, head) = (FaultKind::TooMany, self.head.clone());
            self.file.faults.push(Fault { kind, at: place, head });
            self.at = self.text.len();
        }
    }

    fn line_end(&self, from: usize) -> usize {
        let line = self.text[from..].lines().next().unwrap_or("");
        from + line.trim_end().len()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        self.take_while(|byte| byte.is_ascii_whitespace());
    }

    fn take_while(&mut self, is_part: impl Fn(u8) -> bool) -> Bytes {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        let length = rest.iter().position(|byte| !is_part(*byte)).unwrap_or(rest.len());
        self.at = start + length;
        start..self.at
    }
}

/// Whether a byte can be of the name of a type: `article`, `web_page`, `journal-article`.
fn is_of_kind(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"_-+.:/*'!?&".contains(&byte)
}

/// Whether a text starts with `name =` and a value.
fn starts_field(text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-+:.".contains(c);
    let rest = text.trim_start_matches(is_name);
    let value = rest.trim_start().strip_prefix('=');
    rest.len() < text.len()
        && value.is_some_and(|value| {
            value.trim_start().starts_with(|c: char| {
                matches!(c, '{' | '"') || c.is_ascii_alphanumeric()
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(FaultKind, &str)> {
        let faults = read(text).faults.into_iter();
        faults.map(|fault| (fault.kind, &text[fault.at])).collect()
    }

    fn fields(text: &str) -> Vec<Vec<&str>> {
        let entries = read(text).entries.into_iter();
        let names = |entry: RawEntry| {
            entry.fields.into_iter().map(|field| &text[field.name]).collect()
        };
        entries.map(names).collect()
    }

    #[test]
    fn what_stands_between_entries_is_not_read() {
        let text = "\u{feff}---\nx: a@b{c}\n---\r\n% @misc{no, title = 1}\n\
            @comment{@misc{no}}@misc{a, x = {1}}  @MISC ( b , y=\"2{\"}\" , )\n@preamble{\"p\"}";
        assert_eq!(fields(text), [["x"], ["y"]]);
        assert_eq!(faults(text), []);
    }

    #[test]
    fn a_fault_does_not_take_the_rest_with_it() {
        let cut =
            "@misc{a,\n  x = {1,\n  y = {2}\n}\n@misc{b, x = {1}\n@misc{c, x = {1}}";
        assert_eq!(fields(cut), [vec!["x", "y"], vec!["x"], vec!["x"]]);
        assert_eq!(
            faults(cut),
            [
                (FaultKind::OpenValue(11..12), "{"),
                (FaultKind::OpenEntry, "@misc{b, x = {1}")
            ]
        );
        let loose = "@@misc{a, x = {1} y = 2}, z = 3}\n@misc{b, x, ?? = 2,\n y = 1}";
        assert_eq!(fields(loose), [vec!["x", "y", "z"], vec!["??", "y"]]);
        assert_eq!(
            faults(loose),
            [
                (FaultKind::StrayAt, "@"),
                (FaultKind::NoComma, "}"),
                (FaultKind::EarlyEnd, "}"),
                (FaultKind::NoValue, "x"),
            ]
        );
    }
}
