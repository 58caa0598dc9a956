//! Writes the text of a page: as it was, with spaces where there are gaps.

use std::rc::Rc;

use hayro_syntax::object::Name;

use super::{Ancestry, Walk};
use crate::pdf::tag::events::Tag;
use crate::pdf::tag::lexer::{Instruction, Instructions, number, parts, string};
use crate::pdf::tag::order::{Direction, Spot};
use crate::pdf::tag::spaces::{Run, SPACE_FONT};
use crate::pdf::verify::pdf::content::{IDENTITY, Matrix, Place, advance, then};

/// A text object of more bytes is no sign.
const SIGN_BYTES: usize = 400;

/// The same for a word.
const WORD_BYTES: usize = 4000;

impl Walk<'_, '_> {
    /// Begins a text object: one that is read as something else than it shows is an element of
    /// its own.
    pub(super) fn begin_text(&mut self, rest: &[u8]) {
        self.place = Place { here: IDENTITY, line: IDENTITY };
        let is_plain = self.replaced.is_none() && self.artifacts == 0;
        if self.tree.is_right_to_left {
            // Each word has a mark of its own, so that the tree can put them in order.
            let text = self.whole_text(rest, WORD_BYTES).unwrap_or_default();
            self.is_reversed = Direction::of(&text) == Direction::Backwards;
            self.close();
        } else if is_plain
            && !self.tree.signs.is_empty()
            && let Some(mut chain) = self.position.target().map(<[_]>::to_vec)
            && let Some(shown) = self.whole_text(rest, SIGN_BYTES)
            && let Some(element) = self.speak(&shown, &mut chain)
        {
            self.close();
            let mark = self.tree.mark(&chain).unwrap_or(0);
            self.content
                .extend_from_slice(format!("/Span<</MCID {mark}>>BDC\n").as_bytes());
            self.open_for(element);
            return;
        }
        self.want();
    }

    /// Adds to the elements around a text one that says what it is read as, if it is not read
    /// as it is.
    pub(super) fn speak(&mut self, shown: &str, chain: &mut Ancestry) -> Option<u32> {
        if chain.iter().any(|(_, tag)| tag.0 == "Note" || tag.level().is_some()) {
            return None;
        }
        let said = self.tree.signs.said(shown.trim())?;
        let element = self.tree.add_spoken(said);
        chain.push((element, Tag("Span")));
        Some(element)
    }

    /// The text of a short text object.
    fn whole_text(&mut self, rest: &[u8], most: usize) -> Option<String> {
        let (mut font, mut text) = (self.state.font, String::new());
        for instruction in Instructions::new(&rest[..rest.len().min(most)]) {
            match (instruction.operator, instruction.operands.as_slice()) {
                (b"ET", _) => return Some(text),
                (b"Tf", [name, _]) => {
                    let name = name.strip_prefix(b"/").and_then(Name::new_escaped)?;
                    font = self.fonts.named(&name, self.resources);
                }
                (b"TJ" | b"Tj", [shown]) => {
                    text.extend(self.characters(font?, &tokens(shown)));
                }
                _ => {}
            }
        }
        None
    }

    /// A string, or strings with the distances between them: wide ones get a space.
    pub(super) fn show(&mut self, instruction: &Instruction<'_>) {
        let element = self.open.as_ref().and_then(|open| open.element);
        let (Some(element), Some(font), [shown]) =
            (element, self.state.font, instruction.operands.as_slice())
        else {
            self.skip(instruction);
            return;
        };
        let tokens = tokens(shown);
        let text = self.characters(font, &tokens);
        let block = self.position.chain().iter().rfind(|(_, tag)| !tag.is_inline());
        let mut run = Run {
            element,
            block: block.map_or(element, |(id, _)| *id),
            start: self.point_here(),
            end: (0.0, 0.0),
            size: self.state.size * scale_of(self.state.matrix),
            is_joined: self.position.is_joined,
            is_replaced: self.replaced.is_some(),
            is_backwards: self.is_reversed,
            begin: 0,
        };
        let first = text.iter().flat_map(|text| text.chars()).next();
        let before = self.spaces.before(&run, first, self.tree);
        if before {
            self.space(b"250", b"");
        }
        run.begin = self.content.len();
        let said = self.row(&tokens, &text, font);
        if self.replaced.is_none() {
            self.tree.say(element, &said);
        }
        run.end = self.point_here();
        if self.tree.is_right_to_left {
            self.stand(&run, &said);
        }
        let font_written = self.state.font_written.clone();
        let size = self.state.size;
        self.spaces.behind(
            &run,
            &said,
            self.content.len(),
            space_behind(size, &font_written),
        );
    }

    /// Tells the tree where a run stands, and the spaces which run begins a line.
    fn stand(&mut self, run: &Run, said: &str) {
        let direction = Direction::of(said);
        let spot = Spot {
            page: 0,
            baseline: run.start.1,
            left: run.start.0,
            right: run.end.0,
            size: run.size,
            direction,
        };
        self.tree.stand(run.element, said, spot);
        if run.is_backwards {
            let mut space = Vec::new();
            std::mem::swap(&mut space, &mut self.content);
            self.space(b"250", b"");
            std::mem::swap(&mut space, &mut self.content);
            self.spaces.begin(run, said.chars().next(), run.begin, space);
        } else {
            let space = space_behind(self.state.size, &self.state.font_written);
            self.spaces.begin(run, said.chars().next_back(), self.content.len(), space);
        }
    }

    /// The characters of each string.
    fn characters(&self, font: usize, tokens: &[&[u8]]) -> Vec<String> {
        let font = &self.fonts.all[font];
        let text = |token: &&[u8]| {
            let Some(codes) = string(token) else { return String::new() };
            let width = if font.is_wide { 2 } else { 1 };
            let codes = codes.chunks(width).map(code_of);
            codes.filter_map(|code| font.characters(code)).collect()
        };
        tokens.iter().map(text).collect()
    }

    /// Writes strings and distances; gives the text.
    fn row(&mut self, tokens: &[&[u8]], text: &[String], font: usize) -> String {
        let mut said = String::new();
        let mut is_open = false;
        for (at, token) in tokens.iter().enumerate() {
            if let Some(distance) = number(token) {
                self.move_by(-distance / 1000.0 * self.state.size);
                let next = text[at + 1..].iter().flat_map(|text| text.chars()).next();
                let is_gap = distance < -150.0
                    && said.chars().next_back().is_some_and(|sign| !sign.is_whitespace())
                    && next.is_some_and(|sign| !sign.is_whitespace());
                if is_gap {
                    said.push(' ');
                    self.content.extend_from_slice(if is_open { b"]TJ\n" } else { b"" });
                    self.space(b"", b"");
                    let rest = distance + 250.0;
                    self.content.push(b'[');
                    if rest != 0.0 {
                        self.content.extend_from_slice(format!("{rest}").as_bytes());
                    }
                    is_open = true;
                    continue;
                }
            }
            if !is_open {
                self.content.push(b'[');
                is_open = true;
            }
            self.content.extend_from_slice(token);
            if let Some(codes) = string(token) {
                said.push_str(&text[at]);
                self.pass(font, &codes);
            }
        }
        self.content.extend_from_slice(if is_open { b"]TJ\n" } else { b"" });
        said
    }

    /// A space of a quarter of the size, between two distances.
    fn space(&mut self, before: &[u8], behind: &[u8]) {
        let size = self.state.size;
        let font = Rc::clone(&self.state.font_written);
        let mut written = format!("/{SPACE_FONT} {size} Tf[").into_bytes();
        written.extend_from_slice(before);
        written.extend_from_slice(b"( )");
        written.extend_from_slice(behind);
        written.extend_from_slice(b"]TJ ");
        written.extend_from_slice(&font);
        written.push(b'\n');
        self.content.extend(written);
    }

    /// Text that is decoration, or in a font that is not known.
    fn skip(&mut self, instruction: &Instruction<'_>) {
        if let (Some(font), Some(shown)) = (self.state.font, instruction.operands.first())
        {
            let tokens = tokens(shown);
            if !self.position.is_artifact && self.artifacts == 0 {
                let text = self.characters(font, &tokens).concat();
                if text.chars().any(char::is_alphanumeric) {
                    self.tree.stray.push_str(&text);
                }
            }
            for token in tokens {
                if let Some(distance) = number(token) {
                    self.move_by(-distance / 1000.0 * self.state.size);
                } else if let Some(codes) = string(token) {
                    self.pass(font, &codes);
                }
            }
        }
        self.copy(instruction);
    }

    fn pass(&mut self, font: usize, codes: &[u8]) {
        let font = &self.fonts.all[font];
        let codes = codes.chunks(if font.is_wide { 2 } else { 1 }).map(code_of);
        let width: f64 = codes.map(|code| font.width(code)).sum();
        self.move_by(width * self.state.size);
    }

    fn move_by(&mut self, width: f64) {
        advance(&mut self.place, width * self.state.scale.unwrap_or(1.0));
    }

    fn point_here(&self) -> (f64, f64) {
        let [.., x, y] = then(self.place.here, self.state.matrix);
        (x, y)
    }
}

/// The strings and distances of an operand.
fn tokens(shown: &[u8]) -> Vec<&[u8]> {
    if shown.starts_with(b"[") { parts(shown).collect() } else { vec![shown] }
}

fn code_of(code: &[u8]) -> u16 {
    code.iter().fold(0, |all, byte| all << 8 | u16::from(*byte))
}

fn scale_of(matrix: Matrix) -> f64 {
    matrix[0].hypot(matrix[1])
}

fn space_behind(size: f64, font: &[u8]) -> Vec<u8> {
    [format!("/{SPACE_FONT} {size} Tf( )Tj ").as_bytes(), font, b"\n"].concat()
}
