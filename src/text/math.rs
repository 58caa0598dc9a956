//! Which of LaTeX's mathematics may stand between dollar signs. A formula is the one place
//! where an author writes TeX: what is allowed is listed, everything else is refused.

mod commands;
#[cfg(test)]
mod read_back;

use std::ops::Range;

use commands::{CHARACTERS, SIGNS, WITH_ARGUMENTS};
pub use commands::{character, is_symbol};

/// How deeply groups may be nested.
const MAX_DEPTH: usize = 30;

/// Why a formula is refused, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub reason: Reason,
    /// The bytes of the formula.
    pub range: Range<usize>,
}

/// What can be wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A command that is not listed, without its backslash.
    Command(String),
    /// A character that means something to TeX, or that mathematics has no sign for.
    Character(char),
    /// A brace without a partner.
    Brace,
    /// A command whose argument is not in braces behind it: its name.
    Argument(String),
    /// A second superscript or subscript on the same base.
    DoubleScript(char),
    /// A superscript or subscript with nothing in it.
    EmptyScript(char),
    /// `\left` without `\right`, or the other way round.
    LeftRight,
    /// Groups nested more deeply than any formula's.
    Depth,
    /// Nothing between the dollar signs.
    Empty,
}

/// The formula as LaTeX takes it, or the first thing in it that is refused.
pub fn verify(formula: &str) -> Result<String, Refusal> {
    if formula.trim().is_empty() {
        return Err(Refusal { reason: Reason::Empty, range: 0..formula.len() });
    }
    let mut reader = Reader { formula, at: 0, depth: 0, latex: String::new() };
    reader.group(None)?;
    Ok(reader.latex)
}

struct Reader<'a> {
    formula: &'a str,
    at: usize,
    depth: usize,
    latex: String,
}

impl Reader<'_> {
    /// Reads to the closing brace of a group that was opened at `open`, or to the end.
    fn group(&mut self, open: Option<usize>) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(refuse(Reason::Depth, self.at.saturating_sub(1)..self.at));
        }
        let result = self.parts(open);
        self.depth -= 1;
        result
    }

    fn parts(&mut self, open: Option<usize>) -> Result<(), Refusal> {
        let mut scripts = String::new();
        let mut lefts = Vec::new();
        while let Some(character) = self.peek() {
            let start = self.at;
            self.at += character.len_utf8();
            match character {
                '}' if open.is_some() => {
                    self.latex.push('}');
                    return match lefts.pop() {
                        Some(left) => Err(refuse(Reason::LeftRight, left)),
                        None => Ok(()),
                    };
                }
                '}' => return Err(refuse(Reason::Brace, start..self.at)),
                '{' => {
                    self.latex.push('{');
                    self.group(Some(start))?;
                    scripts.clear();
                }
                '^' | '_' => {
                    if scripts.contains(character) {
                        let range = start..self.at;
                        return Err(refuse(Reason::DoubleScript(character), range));
                    }
                    scripts.push(character);
                    self.latex.push(character);
                    self.script(character, start)?;
                }
                '\\' => {
                    let name = self.command(start)?;
                    let range = start..self.at;
                    match name.as_str() {
                        "left" => lefts.push(range),
                        "right" if lefts.pop().is_none() => {
                            return Err(refuse(Reason::LeftRight, range));
                        }
                        _ => {}
                    }
                    if !matches!(name.as_str(), "limits" | "nolimits") {
                        scripts.clear();
                    }
                }
                '\'' => {
                    if scripts.contains('^') {
                        let range = start..self.at;
                        return Err(refuse(Reason::DoubleScript('\''), range));
                    }
                    self.latex.push('\'');
                }
                ' ' | '\n' | '\r' | '\t' => self.latex.push(' '),
                other => {
                    self.character(other, start)?;
                    scripts.clear();
                }
            }
        }
        match (open, lefts.pop()) {
            (Some(open), _) => Err(refuse(Reason::Brace, open..open + 1)),
            (None, Some(left)) => Err(refuse(Reason::LeftRight, left)),
            (None, None) => Ok(()),
        }
    }

    fn script(&mut self, mark: char, start: usize) -> Result<(), Refusal> {
        self.skip_spaces();
        let at = self.at;
        match self.peek() {
            Some('{') => {
                self.at += 1;
                self.latex.push('{');
                self.group(Some(at))
            }
            Some('\\') => {
                self.at += 1;
                self.latex.push('{');
                self.command(at)?;
                self.latex.push('}');
                Ok(())
            }
            Some('^' | '_' | '}' | '\'') | None => {
                Err(refuse(Reason::EmptyScript(mark), start..start + 1))
            }
            Some(other) => {
                self.at += other.len_utf8();
                self.latex.push('{');
                self.character(other, at)?;
                self.latex.push('}');
                Ok(())
            }
        }
    }

    /// Reads a command whose backslash is read, with its arguments; gives its name.
    fn command(&mut self, start: usize) -> Result<String, Refusal> {
        let rest = &self.formula[self.at..];
        let letters =
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let sign = rest.chars().next().map_or(0, char::len_utf8);
        let name = &rest[..if letters > 0 { letters } else { sign }];
        self.at += name.len();
        let range = start..self.at;
        let is_sign = letters == 0 && !name.is_empty() && SIGNS.contains(name);
        let is_symbol = is_symbol(name);
        let arguments = WITH_ARGUMENTS.iter().find(|(known, _)| *known == name);
        if !is_sign && !is_symbol && arguments.is_none() {
            return Err(refuse(Reason::Command(name.to_owned()), range));
        }
        self.latex.push('\\');
        self.latex.push_str(name);
        if letters > 0 && arguments.is_none() {
            self.latex.push(' ');
        }
        let name = name.to_owned();
        for _ in 0..arguments.map_or(0, |(_, count)| *count) {
            self.argument(&name, range.clone())?;
        }
        Ok(name)
    }

    fn argument(&mut self, name: &str, range: Range<usize>) -> Result<(), Refusal> {
        self.skip_spaces();
        if name == "sqrt" && self.peek() == Some('[') {
            let end = self.formula[self.at..].find(']').map(|end| self.at + end);
            let index = end.map(|end| &self.formula[self.at + 1..end]);
            let is_plain = index
                .is_some_and(|index| index.chars().all(|c| c.is_ascii_alphanumeric()));
            if let (Some(end), true) = (end, is_plain) {
                self.latex.push_str(&self.formula[self.at..=end]);
                self.at = end + 1;
            }
        }
        if self.peek() != Some('{') {
            return Err(refuse(Reason::Argument(name.to_owned()), range));
        }
        let open = self.at;
        self.at += 1;
        self.latex.push('{');
        self.group(Some(open))
    }

    fn character(&mut self, character: char, start: usize) -> Result<(), Refusal> {
        if let Some((_, command)) =
            CHARACTERS.iter().find(|(known, _)| *known == character)
        {
            if command.starts_with(|first: char| first.is_ascii_alphabetic()) {
                self.latex.push('\\');
                self.latex.push_str(command);
                self.latex.push(' ');
            } else {
                self.latex.push_str(command);
            }
            return Ok(());
        }
        let is_plain = character.is_ascii_alphanumeric()
            || "+-=<>()[]|/.,;:!?*\"`@".contains(character);
        if is_plain {
            self.latex.push(character);
            return Ok(());
        }
        Err(refuse(Reason::Character(character), start..start + character.len_utf8()))
    }

    fn peek(&self) -> Option<char> {
        self.formula[self.at..].chars().next()
    }

    fn skip_spaces(&mut self) {
        let rest = &self.formula[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }
}

fn refuse(reason: Reason, range: Range<usize>) -> Refusal {
    Refusal { reason, range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_formulas_pass() {
        for (formula, latex) in [
            ("x^2_i", "x^{2}_{i}"),
            (r"\frac{1}{\sqrt[3]{n}}", r"\frac{1}{\sqrt[3]{n}}"),
            (r"\alpha+β \to \infty", r"\alpha +\beta  \to  \infty "),
            (r"\mathcal{O}(n\log n)", r"\mathcal{O}(n\log  n)"),
            (r"\left( a \right)", r"\left ( a \right )"),
            ("f'", "f'"),
        ] {
            assert_eq!(verify(formula).as_deref(), Ok(latex));
        }
    }

    #[test]
    fn a_formula_cannot_run_tex() {
        let reason = |formula: &str| verify(formula).unwrap_err().reason;
        for command in
            ["def", "loop", "input", "write", "csname", "let", "catcode", "begin"]
        {
            let formula = format!("a\\{command} b");
            assert_eq!(reason(&formula), Reason::Command(command.into()));
        }
        for character in ['%', '#', '$', '&', '~', '\u{7}'] {
            assert_eq!(reason(&format!("a{character}b")), Reason::Character(character));
        }
        assert_eq!(reason("a}b"), Reason::Brace);
        assert_eq!(reason("{a"), Reason::Brace);
        assert_eq!(reason("a^^5cinput"), Reason::EmptyScript('^'));
        assert_eq!(reason("a^b^c"), Reason::DoubleScript('^'));
        assert_eq!(reason(r"\frac12"), Reason::Argument("frac".into()));
        assert_eq!(reason(r"\left( a"), Reason::LeftRight);
        assert_eq!(reason(r"\\"), Reason::Command("\\".into()));
    }
}
