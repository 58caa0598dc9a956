//! Words inside a formula, as in `x_{\text{in}}`: there mathematics is the exception.

use std::ops::Range;

use super::commands::{self, CHARACTERS, Kind};
use super::reader::{FormulaReader, words_letter};
use super::{Reason, Refusal};

impl FormulaReader<'_> {
    /// The argument of a command that sets words.
    pub(super) fn words(
        &mut self,
        name: &str,
        latex: &str,
        range: Range<usize>,
    ) -> Result<(), Refusal> {
        self.latex.push('\\');
        self.latex.push_str(latex);
        self.latex.push('{');
        self.skip_spaces();
        let at = self.at;
        match self.peek() {
            Some('{') => {
                self.at += 1;
                self.words_group(at)?;
            }
            Some('}') | None => {
                let reason = Reason::Argument(name.to_owned());
                self.refuse(reason, range, (at..at, "{}"))?;
            }
            Some(other) => {
                self.at += other.len_utf8();
                self.word_sign(other, at)?;
            }
        }
        self.latex.push('}');
        Ok(())
    }

    /// Words up to the brace that closes the one at `open`, which is passed.
    fn words_group(&mut self, open: usize) -> Result<(), Refusal> {
        self.deeper()?;
        loop {
            let start = self.at;
            let Some(character) = self.peek() else {
                let end = self.formula.len();
                self.refuse(Reason::Brace, open..open + 1, (end..end, "}"))?;
                break;
            };
            self.at += character.len_utf8();
            match character {
                '}' => break,
                '{' => {
                    self.latex.push('{');
                    self.words_group(start)?;
                    self.latex.push('}');
                }
                other => self.word_sign(other, start)?,
            }
        }
        self.shallower();
        Ok(())
    }

    fn word_sign(&mut self, character: char, start: usize) -> Result<(), Refusal> {
        match character {
            '\\' => self.word_command(start)?,
            '%' | '#' | '&' | '_' => self.latex.extend(['\\', character]),
            '^' => self.latex.push_str("\\textasciicircum{}"),
            '$' => {
                let range = start..self.at;
                let reason = Reason::Character('$');
                self.refuse(reason, range.clone(), (range, "\\$"))?;
            }
            '\n' | '\r' | '\t' => self.latex.push(' '),
            ' '..='\x7e' | '–' | '—' | '‘' | '’' | '“' | '”' => {
                self.latex.push(character);
            }
            _ if words_letter(character) => self.latex.push(character),
            _ if CHARACTERS.iter().any(|(known, _)| *known == character) => {
                self.latex.push_str("\\ensuremath{");
                self.character(character, start)?;
                self.latex.push('}');
            }
            _ => {
                let range = start..self.at;
                let reason = Reason::Character(character);
                self.refuse(reason, range.clone(), (range, ""))?;
            }
        }
        Ok(())
    }

    /// A command inside words, whose backslash is read.
    fn word_command(&mut self, start: usize) -> Result<(), Refusal> {
        let name = self.name();
        match name {
            " " | "," | ";" | ":" | ">" | "quad" | "qquad" | "\n" => {
                self.at += name.len();
                self.latex.push_str("\\ ");
            }
            "!" | "-" | "/" | "@" => self.at += name.len(),
            "{" | "}" | "%" | "&" | "#" | "$" | "_" => {
                self.at += name.len();
                self.latex.push('\\');
                self.latex.push_str(name);
            }
            _ if commands::switch(name).is_some() => {
                self.at += name.len();
                self.skip_spaces();
            }
            _ if matches!(commands::kind(name), Some(Kind::Words(_))) => {
                self.command(start)?;
            }
            _ => {
                self.latex.push_str("\\ensuremath{");
                self.command(start)?;
                self.latex.push('}');
            }
        }
        Ok(())
    }
}
