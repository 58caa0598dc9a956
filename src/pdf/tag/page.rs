//! Writes the content of a page with marks: each piece says which element it belongs to, or
//! that it is decoration (ISO 32000-1, 14.6 and 14.8.2.2).

mod text;

use std::rc::Rc;

use hayro_syntax::object::Name;
use hayro_syntax::page::Resources;

use super::events::{Event, Tag, read};
use super::lexer::{Instruction, Instructions, number, string, value};
use super::spaces::Spaces;
use super::tree::Tree;
use crate::pdf::verify::pdf::Fonts;
use crate::pdf::verify::pdf::content::{IDENTITY, Matrix, Place, then};

/// An element and those that it is in, each with its number.
type Ancestry = Vec<(u32, Tag)>;

/// Where in the document the text is that comes next; it goes on from page to page.
#[derive(Debug, Default)]
pub(super) struct Position {
    stream: Vec<u8>,
    streams: Vec<(Vec<u8>, Ancestry)>,
    is_artifact: bool,
    is_joined: bool,
}

impl Position {
    /// A page begins outside of all columns.
    pub(super) fn begin_page(&mut self) {
        self.stream.clear();
        self.is_artifact = false;
    }

    fn chain(&self) -> &[(u32, Tag)] {
        let own = self.streams.iter().find(|(stream, _)| *stream == self.stream);
        own.map_or(&[], |(_, chain)| chain)
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Chain(chain) => {
                self.is_artifact = false;
                let stream = &self.stream;
                let own = self.streams.iter_mut().find(|(name, _)| name == stream);
                match own {
                    Some((_, own)) => *own = chain,
                    None => self.streams.push((stream.clone(), chain)),
                }
            }
            Event::Artifact(is_on) => self.is_artifact = is_on,
            Event::Joined(is_on) => self.is_joined = is_on,
            Event::Stream(stream) => self.stream = stream,
            Event::Language(_) => {}
        }
    }

    /// The element that text belongs to; none if it is decoration.
    fn target(&self) -> Option<&[(u32, Tag)]> {
        let chain = self.chain();
        let (_, last) = chain.last()?;
        (!self.is_artifact && !last.holds_items_only()).then_some(chain)
    }
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone, Default)]
struct State {
    matrix: Matrix,
    font: Option<usize>,
    /// As the page calls the font and writes the size.
    font_written: Rc<[u8]>,
    size: f64,
    scale: Option<f64>,
    leading: f64,
}

/// A mark that is open: of an element, or of decoration.
struct Open {
    element: Option<u32>,
    depth: usize,
}

/// A mark of TeX's with the characters of what is in it.
struct Replaced {
    text: String,
    depth: usize,
}

/// A page in the making.
pub(super) struct Walk<'w, 'f> {
    pub fonts: &'w mut Fonts,
    pub resources: &'w Resources<'f>,
    pub position: &'w mut Position,
    pub tree: &'w mut Tree,
    pub spaces: &'w mut Spaces,
    content: Vec<u8>,
    state: State,
    kept: Vec<State>,
    place: Place,
    open: Option<Open>,
    replaced: Option<Replaced>,
    waiting: Vec<Event>,
    /// How many of TeX's own marks around are decoration.
    artifacts: usize,
    ignored: usize,
    is_in_path: bool,
    /// Whether the text that comes next runs from right to left.
    is_reversed: bool,
}

impl<'w, 'f> Walk<'w, 'f> {
    /// Begins a page.
    pub(super) fn new(
        fonts: &'w mut Fonts,
        resources: &'w Resources<'f>,
        position: &'w mut Position,
        tree: &'w mut Tree,
        spaces: &'w mut Spaces,
    ) -> Self {
        position.begin_page();
        tree.begin_page();
        spaces.begin_page();
        Self {
            fonts,
            resources,
            position,
            tree,
            spaces,
            content: Vec::new(),
            state: State { matrix: IDENTITY, ..State::default() },
            kept: Vec::new(),
            place: Place { here: IDENTITY, line: IDENTITY },
            open: None,
            replaced: None,
            waiting: Vec::new(),
            artifacts: 0,
            ignored: 0,
            is_in_path: false,
            is_reversed: false,
        }
    }

    /// Writes a form, with spaces alone.
    pub(super) fn run_form(mut self, content: &[u8]) -> Vec<u8> {
        self.open = Some(Open { element: Some(0), depth: 0 });
        for instruction in Instructions::new(content) {
            match instruction.operator {
                b"TJ" | b"Tj" => self.show(&instruction),
                b"q" => self.kept.push(self.state.clone()),
                b"Q" => self.state = self.kept.pop().unwrap_or_default(),
                b"BT" => self.place = Place { here: IDENTITY, line: IDENTITY },
                _ => self.follow(&instruction),
            }
            if !matches!(instruction.operator, b"TJ" | b"Tj") {
                self.copy(&instruction);
            }
        }
        self.content
    }

    /// Writes the page.
    pub(super) fn run(mut self, content: &[u8]) -> Vec<u8> {
        let mut instructions = Instructions::new(content);
        while let Some(instruction) = instructions.next() {
            if instruction.operator == b"BT" {
                self.begin_text(instructions.rest());
                self.copy(&instruction);
                continue;
            }
            self.take(&instruction);
        }
        self.close();
        self.content
    }

    fn take(&mut self, instruction: &Instruction<'_>) {
        let operands = &instruction.operands;
        match instruction.operator {
            b"DP" | b"MP" => self.point(operands),
            b"BDC" | b"BMC" => self.begin_mark(operands),
            b"EMC" => self.end_mark(),
            b"q" => {
                self.kept.push(self.state.clone());
                self.copy(instruction);
            }
            b"Q" => {
                if self.open.as_ref().is_some_and(|open| open.depth >= self.kept.len()) {
                    self.close();
                }
                self.state = self.kept.pop().unwrap_or_else(|| self.state.clone());
                self.copy(instruction);
            }
            b"TJ" | b"Tj" => self.show(instruction),
            b"Do" => self.object(instruction),
            b"BI" | b"sh" => {
                self.decorate("/Artifact BMC");
                self.copy(instruction);
                self.close();
            }
            b"m" | b"re" => {
                if !self.is_in_path {
                    self.decorate("/Artifact BMC");
                    self.is_in_path = true;
                }
                self.copy(instruction);
            }
            b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                self.copy(instruction);
                if self.is_in_path {
                    self.close();
                    self.is_in_path = false;
                }
            }
            _ => {
                self.follow(instruction);
                self.copy(instruction);
            }
        }
    }

    /// Keeps track of where text stands, and in which font.
    fn follow(&mut self, instruction: &Instruction<'_>) {
        let places = [&b"cm"[..], b"Tf", b"Tz", b"TL", b"Td", b"TD", b"Tm", b"T*"];
        if !places.contains(&instruction.operator) {
            return;
        }
        let operands = &instruction.operands;
        let numbers: Vec<f64> =
            operands.iter().filter_map(|operand| number(operand)).collect();
        match (instruction.operator, numbers.as_slice()) {
            (b"cm", &[a, b, c, d, e, f]) => {
                self.state.matrix = then([a, b, c, d, e, f], self.state.matrix);
            }
            (b"Tf", &[size]) => {
                let name = operands.first().and_then(|name| name.strip_prefix(b"/"));
                let name = name.and_then(Name::new_escaped);
                self.state.font =
                    name.and_then(|name| self.fonts.named(&name, self.resources));
                self.state.font_written = instruction.source.into();
                self.state.size = size;
            }
            (b"Tz", &[percent]) => self.state.scale = Some(percent / 100.0),
            (b"TL", &[leading]) => self.state.leading = leading,
            (b"Td", &[x, y]) => self.place.move_by(x, y),
            (b"TD", &[x, y]) => {
                self.place.move_by(x, y);
                self.state.leading = -y;
            }
            (b"Tm", &[a, b, c, d, e, f]) => {
                let matrix = [a, b, c, d, e, f];
                self.place = Place { here: matrix, line: matrix };
            }
            (b"T*", _) => self.place.move_by(0.0, -self.state.leading),
            _ => {}
        }
    }

    /// What TeX says for this program is not left in the page.
    fn point(&mut self, operands: &[&[u8]]) {
        if let [b"/Cv", properties] = operands
            && let Some(event) = read(properties)
        {
            if self.replaced.is_some() {
                self.waiting.push(event);
            } else {
                self.follow_event(event);
            }
        }
    }

    fn follow_event(&mut self, event: Event) {
        match (event, self.position.chain().last()) {
            (Event::Language(tag), Some((element, _))) => {
                self.tree.set_language(*element, tag);
            }
            (event, _) => self.position.take(event),
        }
    }

    /// A mark of TeX's is not kept, but for the characters that it gives.
    fn begin_mark(&mut self, operands: &[&[u8]]) {
        if let Some(replaced) = &mut self.replaced {
            replaced.depth += 1;
            return;
        }
        let written = operands.get(1).and_then(|all| value(all, b"/ActualText"));
        let text =
            written.and_then(string).map(|text| crate::pdf::verify::pdf::text(&text));
        match text.filter(|text| !text.trim().is_empty()) {
            Some(text) => {
                self.close();
                let chain = self.position.target().map(<[_]>::to_vec);
                match chain {
                    Some(mut chain) if self.artifacts == 0 => {
                        let written = written.unwrap_or_default();
                        self.speak(&text, &mut chain);
                        let mark = self.tree.mark(&chain).unwrap_or(0);
                        self.content.extend_from_slice(
                            format!("/Span<</MCID {mark}/ActualText").as_bytes(),
                        );
                        self.content.extend_from_slice(written);
                        self.content.extend_from_slice(b">>BDC\n");
                        let element = chain.last().map(|(id, _)| *id);
                        self.open = Some(Open { element, depth: self.kept.len() });
                    }
                    _ => self.decorate("/Artifact BMC"),
                }
                self.replaced = Some(Replaced { text, depth: 1 });
            }
            None if operands.first() == Some(&&b"/Artifact"[..])
                || self.artifacts > 0 =>
            {
                self.artifacts += 1;
            }
            None => self.ignored += 1,
        }
    }

    fn end_mark(&mut self) {
        let Some(replaced) = &mut self.replaced else {
            match self.artifacts {
                0 => self.ignored = self.ignored.saturating_sub(1),
                _ => self.artifacts -= 1,
            }
            return;
        };
        replaced.depth -= 1;
        if replaced.depth == 0 {
            let text = std::mem::take(&mut replaced.text);
            self.replaced = None;
            if let Some(Open { element: Some(element), .. }) = self.open {
                self.tree.say(element, &text);
                self.spaces.replace(&text);
            }
            self.close();
            for event in std::mem::take(&mut self.waiting) {
                self.follow_event(event);
            }
        }
    }

    /// Opens the mark that text now needs, unless it is open.
    fn want(&mut self) {
        if self.replaced.is_some() {
            return;
        }
        let target = self.position.target().filter(|_| self.artifacts == 0);
        let wanted = target.and_then(|chain| chain.last()).map(|(id, _)| *id);
        if self.open.as_ref().is_some_and(|open| open.element == wanted) {
            return;
        }
        let chain = target.map(<[_]>::to_vec);
        self.close();
        let Some(chain) = chain else {
            self.decorate("/Artifact BMC");
            return;
        };
        let Some((_, tag)) = chain.last() else { return };
        let mark = self.tree.mark(&chain).unwrap_or(0);
        // Its letters stand in the page as they are seen (ISO 32000-1, 14.8.2.3.3).
        let name = if self.is_reversed { "ReversedChars" } else { tag.0 };
        let written = format!("/{name}<</MCID {mark}>>BDC\n");
        self.content.extend_from_slice(written.as_bytes());
        self.open = Some(Open { element: wanted, depth: self.kept.len() });
    }

    fn open_for(&mut self, element: u32) {
        self.open = Some(Open { element: Some(element), depth: self.kept.len() });
    }

    /// Opens a mark of decoration.
    fn decorate(&mut self, mark: &str) {
        if self.replaced.is_some() {
            return;
        }
        self.close();
        self.content.extend_from_slice(mark.as_bytes());
        self.content.push(b'\n');
        self.open = Some(Open { element: None, depth: self.kept.len() });
    }

    fn close(&mut self) {
        if self.replaced.is_none() && self.open.take().is_some() {
            self.content.extend_from_slice(b"EMC\n");
        }
    }

    fn copy(&mut self, instruction: &Instruction<'_>) {
        self.content.extend_from_slice(instruction.source);
        self.content.push(b'\n');
    }

    /// A picture belongs to its element; heads and feet, and pictures without one, to none.
    fn object(&mut self, instruction: &Instruction<'_>) {
        let name = instruction.operands.first().and_then(|name| name.strip_prefix(b"/"));
        let name = name.unwrap_or_default();
        let chain = self.position.target();
        let is_figure = chain
            .and_then(|chain| chain.last())
            .is_some_and(|(_, tag)| tag.0 == "Figure");
        if name.starts_with(b"CvFoot") {
            self.decorate("/Artifact<</Type/Pagination/Subtype/Footer>>BDC");
        } else if name.starts_with(b"CvHead") {
            self.decorate("/Artifact<</Type/Pagination/Subtype/Header>>BDC");
        } else if is_figure {
            self.want();
        } else {
            self.decorate("/Artifact BMC");
        }
        self.copy(instruction);
        self.close();
    }
}
