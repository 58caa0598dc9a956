//! Cuts the content of a page into its instructions, each with the bytes that it is written
//! in, so that what is not changed is copied as it is.

/// An operator with its operands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Instruction<'c> {
    /// The operator; `BI` stands for an inline image with all its data.
    pub operator: &'c [u8],
    /// The operands as they are written.
    pub operands: Vec<&'c [u8]>,
    /// Both.
    pub source: &'c [u8],
}

/// The instructions of a content.
pub(super) struct Instructions<'c> {
    content: &'c [u8],
    at: usize,
}

impl<'c> Instructions<'c> {
    /// Those of this content.
    pub(super) fn new(content: &'c [u8]) -> Self {
        Self { content, at: 0 }
    }

    /// What comes behind those that were given.
    pub(super) fn rest(&self) -> &'c [u8] {
        &self.content[self.at..]
    }
}

impl<'c> Iterator for Instructions<'c> {
    type Item = Instruction<'c>;

    fn next(&mut self) -> Option<Instruction<'c>> {
        let mut operands = Vec::new();
        let mut start = None;
        loop {
            let range = token(self.content, self.at)?;
            let first = *start.get_or_insert(range.start);
            let written = &self.content[range.clone()];
            self.at = range.end;
            if is_operand(written) {
                operands.push(written);
                continue;
            }
            if written == b"BI" {
                let rest = &self.content[range.end..];
                let end = rest.windows(4).position(|four| {
                    four[0].is_ascii_whitespace()
                        && &four[1..3] == b"EI"
                        && four[3].is_ascii_whitespace()
                });
                self.at = end.map_or(self.content.len(), |end| range.end + end + 3);
            }
            let source = &self.content[first..self.at];
            return Some(Instruction { operator: written, operands, source });
        }
    }
}

/// The tokens of an array or a dictionary, without its brackets.
pub(super) fn parts(written: &[u8]) -> impl Iterator<Item = &[u8]> {
    let edge = if written.starts_with(b"<<") { 2 } else { 1 };
    let inside = written.get(edge..written.len().saturating_sub(edge));
    let inside = inside.unwrap_or_default();
    let mut at = 0;
    std::iter::from_fn(move || {
        let range = token(inside, at)?;
        at = range.end;
        Some(&inside[range])
    })
}

/// The value of a key in a dictionary.
pub(super) fn value<'c>(dictionary: &'c [u8], key: &[u8]) -> Option<&'c [u8]> {
    let mut parts = parts(dictionary);
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        if name == key {
            return Some(value);
        }
    }
    None
}

/// A number.
pub(super) fn number(written: &[u8]) -> Option<f64> {
    if matches!(written.first(), Some(b'<' | b'(' | b'/' | b'[')) {
        return None;
    }
    std::str::from_utf8(written).ok()?.parse().ok()
}

/// The bytes of a string.
pub(super) fn string(written: &[u8]) -> Option<Vec<u8>> {
    match written {
        [b'<', digits @ .., b'>'] => Some(hexadecimal(digits)),
        [b'(', inside @ .., b')'] => Some(literal(inside)),
        _ => None,
    }
}

fn hexadecimal(digits: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(digits.len().div_ceil(2));
    let mut first = None;
    for digit in digits {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            b'A'..=b'F' => digit - b'A' + 10,
            _ => continue,
        };
        match first.take() {
            Some(high) => bytes.push(high << 4 | value),
            None => first = Some(value),
        }
    }
    bytes.extend(first.map(|high: u8| high << 4));
    bytes
}

fn literal(inside: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = inside.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b'r') => bytes.push(b'\r'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'b') => bytes.push(8),
            Some(b'f') => bytes.push(12),
            Some(b'\n') | None => {}
            Some(digit @ b'0'..=b'7') => {
                let mut code = u32::from(digit - b'0');
                for _ in 0..2 {
                    let Some(digit) = rest.next_if(|byte| (b'0'..=b'7').contains(byte))
                    else {
                        break;
                    };
                    code = code * 8 + u32::from(digit - b'0');
                }
                bytes.push(u8::try_from(code & 0xff).unwrap_or_default());
            }
            Some(other) => bytes.push(other),
        }
    }
    bytes
}

fn is_operand(written: &[u8]) -> bool {
    match written.first() {
        Some(b'/' | b'(' | b'<' | b'[' | b'+' | b'-' | b'.' | b'0'..=b'9') => true,
        _ => matches!(written, b"true" | b"false" | b"null"),
    }
}

fn is_delimiter(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0 || b"()<>[]{}/%".contains(&byte)
}

/// The next token: where it begins and ends.
fn token(content: &[u8], from: usize) -> Option<std::ops::Range<usize>> {
    let mut at = from;
    loop {
        match content.get(at)? {
            b'%' => at += content[at..].iter().position(|byte| b"\r\n".contains(byte))?,
            byte if byte.is_ascii_whitespace() || *byte == 0 => at += 1,
            _ => break,
        }
    }
    let end = match content[at] {
        b'(' => end_of_literal(content, at),
        b'<' if content.get(at + 1) == Some(&b'<') => closed(content, at + 2, b">>"),
        b'<' => {
            content[at..].iter().position(|byte| *byte == b'>').map(|end| at + end + 1)
        }
        b'[' => closed(content, at + 1, b"]"),
        b'/' => Some(run(content, at + 1)),
        byte if is_delimiter(byte) => Some(at + 1),
        _ => Some(run(content, at)),
    };
    Some(at..end.unwrap_or(content.len()))
}

fn run(content: &[u8], from: usize) -> usize {
    let length = content[from..].iter().position(|byte| is_delimiter(*byte));
    length.map_or(content.len(), |length| from + length)
}

/// Where the bracket closes that opened before this place.
fn closed(content: &[u8], from: usize, bracket: &[u8]) -> Option<usize> {
    let mut at = from;
    loop {
        while content.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        if content.get(at..)?.starts_with(bracket) {
            return Some(at + bracket.len());
        }
        at = token(content, at)?.end;
    }
}

fn end_of_literal(content: &[u8], from: usize) -> Option<usize> {
    let mut depth = 0;
    let mut at = from;
    loop {
        match content.get(at)? {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_cut_with_their_operands() {
        let content = b"q 1 0 0 1 7 9 cm /Cv << /C [ 1/H1 ] >> DP [<0033>-250(a\\)b)]TJ";
        let cut: Vec<_> = Instructions::new(content).collect();
        let operators: Vec<_> = cut.iter().map(|one| one.operator).collect();
        assert_eq!(operators, [&b"q"[..], b"cm", b"DP", b"TJ"]);
        assert_eq!(cut[2].operands, [&b"/Cv"[..], b"<< /C [ 1/H1 ] >>"]);
        assert_eq!(value(cut[2].operands[1], b"/C"), Some(&b"[ 1/H1 ]"[..]));
        assert_eq!(cut[2].source, b"/Cv << /C [ 1/H1 ] >> DP");
        let row: Vec<_> = parts(cut[3].operands[0]).collect();
        assert_eq!(row, [&b"<0033>"[..], b"-250", b"(a\\)b)"]);
        assert_eq!(string(row[2]), Some(b"a)b".to_vec()));
    }

    #[test]
    fn what_breaks_off_is_cut_to_its_end() {
        for content in
            [&b"[<00"[..], b"(a", b"<< /C [", b"/", b"% no end", b"BI /W 1 ID x"]
        {
            assert!(Instructions::new(content).count() <= 1);
        }
    }
}
