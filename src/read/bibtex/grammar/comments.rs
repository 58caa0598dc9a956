//! What is commented out: `@comment` between entries and inside them, and `%` inside them.

use super::{GrammarReader, MAX_OPEN, starts_field};

impl GrammarReader<'_> {
    /// Passes over what is commented out, entries included; only the line where no brace
    /// closes it.
    pub(super) fn comment(&mut self, close: u8) {
        let (start, mut depth) = (self.at, 0_usize);
        // Each without an end is sought to that of the file.
        let is_sought = self.open_comments < MAX_OPEN;
        let text = if is_sought { &self.text[start..] } else { "" };
        let end = text.bytes().position(|byte| {
            let is_end = byte == close && depth == 0;
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            is_end
        });
        if let Some(end) = end {
            self.at = start + end + 1;
        } else {
            self.open_comments += 1;
            self.at = self.line_end(start);
        }
    }

    /// Passes over `@comment` among the fields of an entry, with what is commented out: text
    /// in braces, or a field.
    pub(super) fn comment_among_fields(&mut self, close: u8) -> bool {
        let start = self.at;
        self.at += 1;
        let word = self.take_while(|byte| byte.is_ascii_alphabetic());
        if !is_comment(&self.text[word]) {
            self.at = start;
            return false;
        }
        self.space();
        match self.peek() {
            Some(b'{') => {
                self.at += 1;
                self.comment(b'}');
            }
            _ if starts_field(&self.text[self.at..]) => {
                self.field(&mut Vec::new(), close);
            }
            _ => {}
        }
        true
    }

    /// White space and comments, as they stand between the parts of an entry.
    pub(super) fn space_of_entry(&mut self) {
        self.space();
        while self.peek() == Some(b'%') {
            self.at = self.line_end(self.at);
            self.space();
        }
    }
}

/// Whether what stands behind an `@` is no type.
pub(super) fn is_comment(kind: &str) -> bool {
    kind.eq_ignore_ascii_case("comment")
}
