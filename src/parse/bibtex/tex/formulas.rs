//! Formulas: those that can be set stay formulas, of others the words stay.

use std::ops::Range;

use super::commands::{Command, command};
use super::{Fault, Form, Reader};
use crate::text::math::{self, Reason};

impl Reader<'_, '_> {
    /// A `$` that is read: the formula up to its partner, or the sign.
    pub(super) fn dollar(&mut self, made: &mut String) {
        let rest = self.rest();
        let mark = if rest.starts_with('$') { "$$" } else { "$" };
        let start = self.at + mark.len() - 1;
        let behind = &self.tex[start..];
        let end = behind
            .match_indices(mark)
            .map(|(at, _)| at)
            .find(|at| !behind[..*at].ends_with('\\'));
        match end {
            Some(end) => {
                self.at = start + end + mark.len();
                self.formula(start..start + end, made);
            }
            None => self.literal(made, "$"),
        }
    }

    /// A formula between `\(` and the closing command.
    pub(super) fn delimited(&mut self, close: &str, made: &mut String) {
        let start = self.at;
        let Some(end) = self.rest().find(close) else { return };
        self.at += end + close.len();
        self.formula(start..start + end, made);
    }

    /// The formula at these bytes.
    pub(super) fn formula(&mut self, bytes: Range<usize>, made: &mut String) {
        let written = self.tex[bytes.clone()].trim();
        let formula = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_number = formula.bytes().all(|byte| b"0123456789.,".contains(&byte));
        if formula.is_empty() {
            return;
        }
        if self.form != Form::Markdown || is_number {
            return self.words(&formula, made);
        }
        match math::verify(&formula) {
            Ok(_) => self.set(&formula, made),
            Err(refusal) => {
                let start =
                    bytes.start + self.tex[bytes.clone()].find(&formula).unwrap_or(0);
                let place = start + refusal.range.start..start + refusal.range.end;
                self.unread.push(match refusal.reason {
                    Reason::Command(name) if written == formula => {
                        (Fault::Command(name), place)
                    }
                    Reason::Command(name) => (Fault::Command(name), bytes),
                    _ => (Fault::Formula, bytes),
                });
                self.words(&formula, made);
            }
        }
    }

    /// Adds a formula in Markdown's dollar signs; one that follows another joins it.
    pub(super) fn set(&self, formula: &str, made: &mut String) {
        if made.ends_with('$') && !made.ends_with("\\$") {
            made.pop();
            made.push(' ');
        } else {
            made.push('$');
        }
        let is_digit = |c: char| c.is_ascii_digit();
        if formula.starts_with(is_digit) && self.rest().starts_with(is_digit) {
            // Between digits, dollar signs are those of prices.
            made.push_str("{}");
        }
        made.push_str(formula);
        made.push('$');
    }

    /// Adds the letters and signs of a formula.
    fn words(&mut self, formula: &str, made: &mut String) {
        let mut text = String::new();
        let mut rest = formula;
        while let Some(at) = rest.find(['\\', '{', '}', '^', '_']) {
            text.push_str(&rest[..at]);
            let is_command = rest[at..].starts_with('\\');
            rest = &rest[at + 1..];
            if !is_command {
                continue;
            }
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            if letters == 0 {
                let sign = rest.chars().next().filter(|sign| "{}%&#$_".contains(*sign));
                text.extend(sign);
                rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
                continue;
            }
            let name = &rest[..letters];
            rest = &rest[letters..];
            match (math::character(name), command(name)) {
                (Some(character), _) => text.push(character),
                (None, Some(Command::Text(sign))) => text.push_str(sign),
                (None, _) if math::is_symbol(name) => text.push_str(name),
                _ => {}
            }
        }
        text.push_str(rest);
        self.literal(made, &text);
    }
}
