//! Formulas of chemistry as mhchem's `\ce` writes them: figures behind a letter are lowered,
//! charges raised.

use std::ops::Range;

use super::{Form, TexReader};
use crate::text::math;

impl TexReader<'_, '_> {
    /// The formula at these bytes.
    pub(super) fn chemistry(&mut self, inner: Range<usize>, made: &mut String) {
        let text = self.part(inner, Form::Plain, true);
        let mut rest = text.as_str();
        let mut before = ' ';
        while let Some(sign) = rest.chars().next() {
            let is_bound = before.is_alphabetic() || ")]".contains(before);
            let behind = &rest[sign.len_utf8()..];
            let (length, mark) = match sign {
                '0'..='9' if is_bound => {
                    (run(rest, |c| c.is_ascii_digit() || c == '.'), '_')
                }
                '^' | '_' => {
                    let length =
                        run(behind, |c| c.is_ascii_alphanumeric() || "+-".contains(c));
                    self.script_of(sign, &behind[..length], made);
                    rest = &behind[length..];
                    before = 'x';
                    continue;
                }
                '-' if behind.starts_with('>') => {
                    self.literal(made, "→");
                    rest = &behind[1..];
                    before = ' ';
                    continue;
                }
                '+' | '-'
                    if before != ' ' && !behind.starts_with(char::is_alphanumeric) =>
                {
                    (1, '^')
                }
                _ => (0, ' '),
            };
            if length > 0 {
                self.script_of(mark, &rest[..length], made);
                rest = &rest[length..];
                before = 'x';
            } else {
                self.literal(made, sign.encode_utf8(&mut [0; 4]));
                before = sign;
                rest = behind;
            }
        }
    }

    fn script_of(&self, mark: char, text: &str, made: &mut String) {
        let formula = math::script(mark, &text.replace('-', "\u{2212}"));
        match formula.filter(|_| self.form == Form::Markdown && !text.is_empty()) {
            Some(formula) => self.set(&formula, made),
            None => self.literal(made, text),
        }
    }
}

fn run(text: &str, is: fn(char) -> bool) -> usize {
    text.find(|c| !is(c)).unwrap_or(text.len())
}
