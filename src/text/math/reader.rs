//! Reads a formula as TeX does and writes it as LaTeX takes it: arguments get their braces,
//! old switches of fonts and `\over` become commands with arguments.

use std::ops::Range;

use super::commands::{self, ALIASES, CHARACTERS, Kind, SIGNS};
use super::{Reason, Refusal};

/// How deeply groups may be nested.
const MAX_DEPTH: usize = 30;

/// How deeply commands may be nested whose argument TeX sets several times over.
const MAX_REPEATED: usize = 4;

/// What reads a formula.
pub(super) struct FormulaReader<'a> {
    pub(super) formula: &'a str,
    pub(super) at: usize,
    depth: usize,
    /// How many commands are open whose argument is set several times over.
    repeated: usize,
    /// What is written so far.
    pub(super) latex: String,
    /// The alphabet of the argument that is read.
    face: Option<&'static str>,
    /// Whether what is refused is left out, instead of being the end.
    is_mending: bool,
    /// What is refused.
    pub(super) faults: Vec<Refusal>,
    /// What the formula has to have instead at these bytes.
    pub(super) edits: Vec<(Range<usize>, String)>,
}

/// What begins at an opening brace or at `\left`: a switch of fonts and `\over` reach to its
/// end.
struct Frame {
    /// Where its content starts in what is written.
    start: usize,
    /// The `\left`, unless it is a group.
    left: Option<Range<usize>>,
    /// The switch that is open, by what it is now; another ends it.
    switch: Option<&'static str>,
    is_divided: bool,
}

impl Frame {
    fn new(start: usize, left: Option<Range<usize>>) -> Self {
        Self { start, left, switch: None, is_divided: false }
    }
}

/// What the sign before has already, and whether it takes limits.
#[derive(Default)]
struct Base {
    scripts: String,
    takes_limits: bool,
}

impl<'a> FormulaReader<'a> {
    pub(super) fn strict(formula: &'a str) -> Self {
        Self {
            formula,
            at: 0,
            depth: 0,
            repeated: 0,
            latex: String::with_capacity(formula.len() * 2),
            face: None,
            is_mending: false,
            faults: Vec::new(),
            edits: Vec::new(),
        }
    }

    pub(super) fn mending(formula: &'a str) -> Self {
        Self { is_mending: true, ..Self::strict(formula) }
    }

    /// Reads the whole formula.
    pub(super) fn all(&mut self) -> Result<(), Refusal> {
        self.group(None, '}')
    }

    /// Ends the reading, or takes note of what stands instead at these bytes.
    pub(super) fn refuse(
        &mut self,
        reason: Reason,
        range: Range<usize>,
        edit: (Range<usize>, &str),
    ) -> Result<(), Refusal> {
        let refusal = Refusal { reason, range };
        if !self.is_mending {
            return Err(refusal);
        }
        self.faults.push(refusal);
        self.edits.push((edit.0, edit.1.to_owned()));
        Ok(())
    }

    /// Reads to the closing sign of a group that was opened at `open`, or to the end.
    pub(super) fn group(
        &mut self,
        open: Option<usize>,
        close: char,
    ) -> Result<(), Refusal> {
        self.deeper()?;
        let result = self.parts(open, close);
        self.depth -= 1;
        result
    }

    pub(super) fn deeper(&mut self) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let range = self.at.saturating_sub(1)..self.at;
            return Err(Refusal { reason: Reason::Depth, range });
        }
        Ok(())
    }

    pub(super) fn shallower(&mut self) {
        self.depth -= 1;
    }

    fn parts(&mut self, open: Option<usize>, close: char) -> Result<(), Refusal> {
        let mut base = Base::default();
        let mut frames = vec![Frame::new(self.latex.len(), None)];
        while let Some(character) = self.peek() {
            let start = self.at;
            self.at += character.len_utf8();
            match character {
                _ if character == close && open.is_some() => {
                    self.close(&mut frames, 0)?;
                    self.latex.push(close);
                    return Ok(());
                }
                '}' => {
                    self.refuse(Reason::Brace, start..self.at, (start..self.at, ""))?;
                }
                '{' => {
                    self.latex.push('{');
                    self.group(Some(start), '}')?;
                    base = Base::default();
                }
                '^' | '_' => self.scripted(character, start, &mut base)?,
                '\\' => self.backslash(start, &mut base, &mut frames)?,
                '\'' => self.primes(start, &mut base)?,
                ' ' | '\n' | '\r' | '\t' => self.latex.push(' '),
                '~' => self.latex.push('~'),
                other => {
                    self.character(other, start)?;
                    base = Base::default();
                }
            }
        }
        if let Some(open) = open {
            let end = self.formula.len();
            let close = if close == '}' { "}" } else { "]" };
            self.refuse(Reason::Brace, open..open + 1, (end..end, close))?;
        }
        self.close(&mut frames, 0)
    }

    /// Ends the frames behind this many, and the one before them.
    fn close(&mut self, frames: &mut Vec<Frame>, kept: usize) -> Result<(), Refusal> {
        while frames.len() > kept {
            let Some(frame) = frames.pop() else { break };
            self.latex.extend(frame.switch.map(|_| '}'));
            if frame.is_divided {
                self.latex.push('}');
            }
            if let Some(left) = frame.left {
                self.refuse(Reason::LeftRight, left.clone(), (left, ""))?;
            }
        }
        Ok(())
    }

    /// A superscript or subscript whose mark is read.
    fn scripted(
        &mut self,
        mark: char,
        start: usize,
        base: &mut Base,
    ) -> Result<(), Refusal> {
        if base.scripts.contains(mark) {
            let reason = Reason::DoubleScript(mark);
            self.refuse(reason, start..self.at, (start..start, "{}"))?;
            base.scripts.clear();
        }
        base.scripts.push(mark);
        self.script(mark, start)
    }

    fn script(&mut self, mark: char, start: usize) -> Result<(), Refusal> {
        let before = self.latex.len();
        self.latex.push(mark);
        self.skip_spaces();
        let at = self.at;
        match self.peek() {
            Some('{') => {
                self.at += 1;
                self.latex.push('{');
                self.group(Some(at), '}')?;
            }
            Some('\\') => {
                self.at += 1;
                self.latex.push('{');
                self.command(at)?;
                self.latex.push('}');
            }
            Some('\'') if mark == '^' => {
                self.at += 1;
                self.latex.push_str(r"{\prime }");
            }
            Some('^' | '_' | '}' | '\'') | None => {
                self.latex.truncate(before);
                let range = start..self.at.min(start + 1);
                self.refuse(Reason::EmptyScript(mark), range, (start..self.at, ""))?;
            }
            Some(other) => {
                self.at += other.len_utf8();
                self.latex.push('{');
                self.character(other, at)?;
                self.latex.push('}');
            }
        }
        self.degree(before);
        Ok(())
    }

    /// A ring behind a figure is the sign of degrees, which copies as one.
    fn degree(&mut self, before: usize) {
        let script = self.latex[before..].replace(' ', "");
        let is_number = self.latex[..before].ends_with(|c: char| c.is_ascii_digit());
        if is_number && script == r"^{\circ}" {
            self.latex.truncate(before);
            self.latex.push_str(r"\text{°}");
        }
    }

    /// Primes, of which the first is read, and the superscript that goes on with them.
    fn primes(&mut self, start: usize, base: &mut Base) -> Result<(), Refusal> {
        if base.scripts.contains(['^', '\'']) {
            let reason = Reason::DoubleScript('\'');
            self.refuse(reason, start..self.at, (start..start, "{}"))?;
            base.scripts.clear();
        }
        self.latex.push('\'');
        self.skip_spaces();
        while self.peek() == Some('\'') {
            self.latex.push('\'');
            self.at += 1;
            self.skip_spaces();
        }
        base.scripts.push_str("'^");
        if self.peek() == Some('^') {
            let start = self.at;
            self.at += 1;
            self.script('^', start)?;
        }
        Ok(())
    }

    /// A command whose backslash is read, between other parts of a formula.
    fn backslash(
        &mut self,
        start: usize,
        base: &mut Base,
        frames: &mut Vec<Frame>,
    ) -> Result<(), Refusal> {
        let name = self.name();
        let range = start..self.at + name.len();
        match name {
            "sp" | "sb" | "textsuperscript" | "textsubscript" => {
                self.at = range.end;
                let mark = if name.contains('p') { '^' } else { '_' };
                return self.scripted(mark, start, base);
            }
            "left" => {
                self.at = range.end;
                if frames.len() + self.depth > MAX_DEPTH {
                    return Err(Refusal { reason: Reason::Depth, range });
                }
                self.latex.push_str("\\left");
                self.delimiter(true);
                frames.push(Frame::new(self.latex.len(), Some(range)));
            }
            "right" if frames.len() > 1 => {
                self.at = range.end;
                if let Some(frame) = frames.last_mut() {
                    frame.left = None;
                }
                self.close(frames, frames.len() - 1)?;
                self.latex.push_str("\\right");
                self.delimiter(true);
            }
            "right" => {
                self.at = range.end;
                self.refuse(Reason::LeftRight, range.clone(), (range, ""))?;
            }
            "middle" => {
                self.at = range.end;
                if frames.len() > 1 {
                    self.latex.push_str("\\middle");
                }
                self.delimiter(frames.len() > 1);
            }
            "limits" | "nolimits" => {
                self.at = range.end;
                if base.takes_limits {
                    self.latex.push('\\');
                    self.latex.push_str(name);
                    self.latex.push(' ');
                }
                return Ok(());
            }
            _ => {
                if let Some(now) = commands::switch(name) {
                    self.at = range.end;
                    self.skip_spaces();
                    self.open_switch(now, frames);
                } else if let Some(division) = commands::division(name) {
                    self.at = range.end;
                    self.divide(division, range, frames)?;
                } else {
                    self.command(start)?;
                    *base = Base::default();
                    base.takes_limits = commands::takes_limits(name);
                    return Ok(());
                }
            }
        }
        *base = Base::default();
        Ok(())
    }

    fn open_switch(&mut self, now: &'static str, frames: &mut [Frame]) {
        if let Some(frame) = frames.last_mut() {
            self.latex.extend(frame.switch.replace(now).map(|_| '}'));
        }
        self.latex.push('\\');
        self.latex.push_str(now);
        self.latex.push('{');
    }

    /// `\over` and its like: what stands before it in its group is above it.
    fn divide(
        &mut self,
        division: &'static str,
        range: Range<usize>,
        frames: &mut [Frame],
    ) -> Result<(), Refusal> {
        let Some(frame) = frames.last_mut() else { return Ok(()) };
        if frame.is_divided {
            let name = self.formula[range.start + 1..range.end].to_owned();
            return self.refuse(Reason::Command(name), range.clone(), (range, "/"));
        }
        frame.is_divided = true;
        self.latex.insert(frame.start, '{');
        self.latex.insert_str(frame.start, division);
        self.latex.extend(frame.switch.map(|_| '}'));
        self.latex.push_str("}{");
        if let Some(switch) = frame.switch {
            self.latex.push('\\');
            self.latex.push_str(switch);
            self.latex.push('{');
        }
        Ok(())
    }

    /// The name of the command whose backslash is read.
    pub(super) fn name(&self) -> &'a str {
        let rest = &self.formula[self.at..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let sign = rest.chars().next().map_or(0, char::len_utf8);
        &rest[..if letters > 0 { letters } else { sign }]
    }

    /// Reads a command whose backslash is read, with its arguments.
    pub(super) fn command(&mut self, start: usize) -> Result<(), Refusal> {
        let name = self.name();
        self.at += name.len();
        let range = start..self.at;
        if let Some((_, latex)) = ALIASES.iter().find(|(known, _)| *known == name) {
            self.latex.push_str(latex);
            return Ok(());
        }
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_word && !name.is_empty() && SIGNS.contains(name) {
            self.latex.push('\\');
            self.latex.push_str(name);
            return Ok(());
        }
        match commands::kind(name) {
            Some(Kind::Symbol) => {
                self.symbol(name);
                Ok(())
            }
            Some(Kind::Delimiter) => {
                self.latex.push('\\');
                self.latex.push_str(name);
                let before = self.latex.len() - name.len() - 1;
                if !self.delimiter(false) {
                    self.latex.truncate(before);
                }
                Ok(())
            }
            Some(Kind::Alphabet(latex)) => {
                let outer = self.face.replace(latex);
                self.latex.push('\\');
                self.latex.push_str(latex);
                let result = self.argument(name, range);
                self.face = outer;
                result
            }
            Some(Kind::Words(latex)) => {
                self.repeats(&range)?;
                self.words(name, latex, range)?;
                self.repeated -= 1;
                Ok(())
            }
            Some(Kind::Arguments(latex, count)) => {
                if !latex.is_empty() {
                    self.latex.push('\\');
                    self.latex.push_str(latex);
                }
                if count == 0 {
                    self.latex.push(' ');
                }
                self.star_and_option(name)?;
                let is_repeated = count > 0 && !commands::sets_once(latex);
                if is_repeated {
                    self.repeats(&range)?;
                }
                (0..count).try_for_each(|_| self.argument(name, range.clone()))?;
                self.repeated -= usize::from(is_repeated);
                Ok(())
            }
            Some(Kind::Silent(arguments)) => {
                self.pass(name, arguments);
                Ok(())
            }
            None => self.unknown(name, range),
        }
    }

    fn repeats(&mut self, range: &Range<usize>) -> Result<(), Refusal> {
        self.repeated += 1;
        if self.repeated > MAX_REPEATED {
            return Err(Refusal { reason: Reason::Depth, range: range.clone() });
        }
        Ok(())
    }

    fn symbol(&mut self, name: &str) {
        let is_greek = CHARACTERS
            .iter()
            .any(|(known, command)| *command == name && ('α'..='ω').contains(known));
        let is_lacking = is_greek && commands::lacks_greek(self.face);
        if is_lacking {
            self.latex.push_str("\\mathit{");
        }
        self.latex.push('\\');
        self.latex.push_str(name);
        self.latex.push(' ');
        if is_lacking {
            self.latex.push('}');
        }
    }

    /// A command that is not listed: its argument stays, and else its name as a word.
    fn unknown(&mut self, name: &str, range: Range<usize>) -> Result<(), Refusal> {
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let has_argument = self.formula[self.at..].trim_start().starts_with('{');
        let instead = match (is_word, has_argument) {
            (_, true) => String::new(),
            (true, false) => format!("\\operatorname{{{name}}}"),
            (false, false) => "{}".to_owned(),
        };
        let reason = Reason::Command(name.to_owned());
        self.refuse(reason, range.clone(), (range, &instead))
    }

    /// Passes arguments that print nothing: groups, or a length.
    fn pass(&mut self, name: &str, arguments: usize) {
        if self.peek() == Some('*') && arguments > 0 {
            self.at += 1;
        }
        if commands::takes_length(name) {
            let rest = &self.formula[self.at..];
            self.at += rest.len() - commands::behind_length(rest).len();
            return;
        }
        for _ in 0..arguments {
            self.skip_spaces();
            let rest = &self.formula[self.at..];
            let Some(inner) = rest.strip_prefix('{') else { return };
            self.at += inner.find('}').map_or(rest.len(), |end| end + 2);
        }
    }

    /// The star of `\operatorname*`, the index of a root, and what stands below an arrow.
    fn star_and_option(&mut self, name: &str) -> Result<(), Refusal> {
        if name == "operatorname" && self.peek() == Some('*') {
            self.at += 1;
            self.latex.push('*');
        }
        let takes_option = matches!(name, "sqrt" | "xrightarrow" | "xleftarrow");
        let rest = &self.formula[self.at..];
        let inner = rest.trim_start();
        if takes_option && inner.starts_with('[') && inner.contains(']') {
            let open = self.at + rest.len() - inner.len();
            self.at = open + 1;
            // In braces a bracket is a sign.
            self.latex.push_str("[{");
            self.group(Some(open), ']')?;
            self.latex.pop();
            self.latex.push_str("}]");
        }
        Ok(())
    }

    pub(super) fn argument(
        &mut self,
        name: &str,
        range: Range<usize>,
    ) -> Result<(), Refusal> {
        self.skip_spaces();
        let at = self.at;
        self.latex.push('{');
        match self.peek() {
            Some('{') => {
                self.at += 1;
                return self.group(Some(at), '}');
            }
            Some('\\') => {
                self.at += 1;
                self.deeper()?;
                self.command(at)?;
                self.shallower();
            }
            Some('^' | '_' | '}' | '\'' | ']') | None => {
                let reason = Reason::Argument(name.to_owned());
                self.refuse(reason, range, (at..at, "{}"))?;
            }
            Some(other) => {
                self.at += other.len_utf8();
                self.character(other, at)?;
            }
        }
        self.latex.push('}');
        Ok(())
    }

    /// The sign that `\left` and its like make tall; where none follows, `\left` gets one
    /// that prints nothing. False without one.
    fn delimiter(&mut self, is_needed: bool) -> bool {
        self.skip_spaces();
        let start = self.at;
        let sign = self.peek();
        self.at += sign.map_or(0, char::len_utf8);
        let found = match sign {
            Some('\\') => {
                let name = self.name();
                self.at += name.len();
                commands::delimiter(name)
            }
            Some(sign) if "()[]/|.<>".contains(sign) => {
                self.latex.push(sign);
                return true;
            }
            Some(sign) => {
                let command = CHARACTERS.iter().find(|(known, _)| *known == sign);
                command.and_then(|(_, name)| commands::delimiter(name))
            }
            None => None,
        };
        if found.is_none() {
            self.at = start;
        }
        self.latex.push_str(found.unwrap_or(if is_needed { "." } else { "" }));
        found.is_some()
    }

    pub(super) fn character(
        &mut self,
        character: char,
        start: usize,
    ) -> Result<(), Refusal> {
        if let Some((_, command)) =
            CHARACTERS.iter().find(|(known, _)| *known == character)
        {
            if command.starts_with(|first: char| first.is_ascii_alphabetic()) {
                self.symbol(command);
            } else {
                self.latex.push_str(command);
            }
            return Ok(());
        }
        if character.is_ascii_alphanumeric() {
            self.letter(character);
            return Ok(());
        }
        if "+-=<>()[]|/.,;:!?*\"`@".contains(character) {
            self.latex.push(character);
            return Ok(());
        }
        if words_letter(character) {
            self.latex.push_str("\\text{");
            self.latex.push(character);
            self.latex.push('}');
            return Ok(());
        }
        let range = start..start + character.len_utf8();
        let instead = match character {
            '%' | '#' | '$' | '&' => format!("\\{character}"),
            _ => "{}".to_owned(),
        };
        self.refuse(Reason::Character(character), range.clone(), (range, &instead))
    }

    /// A letter or figure; the alphabet for it, where that of the argument has none.
    fn letter(&mut self, letter: char) {
        let other = match self.face {
            _ if letter.is_ascii_uppercase() => None,
            Some("mathbb") if letter == 'k' => {
                self.latex.push_str(r"\Bbbk ");
                return;
            }
            Some("mathbb") => Some("mathbf"),
            Some("mathcal") => Some("mathit"),
            _ => None,
        };
        match other {
            Some(other) => {
                self.latex.push('\\');
                self.latex.push_str(other);
                self.latex.extend(['{', letter, '}']);
            }
            None => self.latex.push(letter),
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.formula[self.at..].chars().next()
    }

    pub(super) fn skip_spaces(&mut self) {
        let rest = &self.formula[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }
}

/// Letters with accents and signs that the font of the text has, and that of mathematics
/// has not.
pub(super) fn words_letter(character: char) -> bool {
    ('\u{c0}'..='\u{17f}').contains(&character) || "°§®©€£".contains(character)
}
