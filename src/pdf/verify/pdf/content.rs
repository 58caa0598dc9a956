//! Follows the instructions of a page, and takes down which characters it shows and where.

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Number, Object, Stream};
use hayro_syntax::page::Resources;

use super::font::Font;
use super::{Fonts, Mark, Page, Unreadable};

/// How deep forms may lie in forms.
const DEEPEST: usize = 8;

/// Follows the content of a page.
pub(super) fn follow(
    content: &[u8],
    resources: &Resources<'_>,
    fonts: &mut Fonts,
    page: &mut Page,
) {
    let state = State { matrix: IDENTITY, ..State::default() };
    Walk { fonts, page, was_beyond: false, depth: 0, marks: Vec::new() }
        .run(content, resources, state);
}

/// `[a b c d e f]`: where a point of one system stands in another.
pub(in crate::pdf) type Matrix = [f64; 6];

pub(in crate::pdf) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The one, then the other.
pub(in crate::pdf) fn then(first: Matrix, second: Matrix) -> Matrix {
    let turned = |at: usize, column: usize| {
        first[at] * second[column] + first[at + 1] * second[column + 2]
    };
    let moved = |column: usize| turned(4, column) + second[4 + column];
    [turned(0, 0), turned(0, 1), turned(2, 0), turned(2, 1), moved(0), moved(1)]
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone, Default)]
struct State {
    matrix: Matrix,
    font: Option<usize>,
    size: f64,
    /// Between characters, and at the byte of a space.
    spacing: (f64, f64),
    /// Of all widths.
    scale: Option<f64>,
    leading: f64,
    rise: f64,
}

/// Where text goes on: the matrix, and that of the line's start.
pub(in crate::pdf) struct Place {
    pub here: Matrix,
    pub line: Matrix,
}

impl Place {
    pub(in crate::pdf) fn move_by(&mut self, x: f64, y: f64) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.here = self.line;
    }
}

/// Text for which a mark gives other characters.
struct Replaced {
    characters: String,
    /// How many marks are open, this one among them.
    depth: usize,
    /// How long the text of the page was before.
    start: usize,
    /// How many glyphs of the page stood for no character before.
    unreadable: usize,
}

struct Walk<'w> {
    fonts: &'w mut Fonts,
    page: &'w mut Page,
    /// Whether the last glyph stood beyond the edge.
    was_beyond: bool,
    depth: usize,
    /// The marks that are open.
    marks: Vec<Mark>,
}

impl Walk<'_> {
    fn run(&mut self, content: &[u8], resources: &Resources<'_>, state: State) {
        let mut state = state;
        let mut kept = Vec::new();
        let mut place = Place { here: IDENTITY, line: IDENTITY };
        let mut replaced: Option<Replaced> = None;
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            let mut operands = instruction.operands();
            let operator: &[u8] = instruction.operator;
            match operator {
                b"q" => kept.push(state.clone()),
                b"Q" => state = kept.pop().unwrap_or(state),
                b"cm" => {
                    if let Some(matrix) = numbers(operands) {
                        state.matrix = then(matrix, state.matrix);
                    }
                }
                b"BT" => place = Place { here: IDENTITY, line: IDENTITY },
                b"Tf" => {
                    if let (Some(Object::Name(name)), Some(Object::Number(size))) =
                        (operands.next(), operands.next())
                    {
                        state.font = self.fonts.named(name, resources);
                        state.size = size.as_f64();
                    }
                }
                b"Tc" => state.spacing.0 = number(operands),
                b"Tw" => state.spacing.1 = number(operands),
                b"Tz" => state.scale = Some(number(operands) / 100.0),
                b"TL" => state.leading = number(operands),
                b"Ts" => state.rise = number(operands),
                b"Td" | b"TD" => {
                    if let Some([x, y]) = numbers(operands) {
                        place.move_by(x, y);
                        if operator == b"TD" {
                            state.leading = -y;
                        }
                    }
                }
                b"Tm" => {
                    if let Some(matrix) = numbers(operands) {
                        place = Place { here: matrix, line: matrix };
                    }
                }
                b"T*" => place.move_by(0.0, -state.leading),
                b"Tj" | b"TJ" | b"'" | b"\"" => {
                    if operator == b"'" || operator == b"\"" {
                        place.move_by(0.0, -state.leading);
                    }
                    for operand in operands {
                        self.show(operand, &state, &mut place);
                    }
                }
                b"BMC" | b"BDC" => {
                    let tag = operands.next();
                    let properties = operands.next();
                    self.begin_mark(tag, properties);
                    match &mut replaced {
                        Some(replaced) => replaced.depth += 1,
                        None => {
                            replaced = properties.and_then(actual_text).map(|text| {
                                let start = self.page.text.len();
                                let unreadable = self.page.unreadable.len();
                                Replaced { characters: text, depth: 1, start, unreadable }
                            });
                        }
                    }
                }
                b"EMC" => {
                    if let Some(open) = &mut replaced {
                        open.depth -= 1;
                        if open.depth == 0 {
                            self.replace(replaced.take());
                        }
                    }
                    self.marks.pop();
                    self.turn();
                }
                b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*"
                | b"sh" | b"BI" => self.draw(),
                b"Do" => {
                    self.draw();
                    let form = operands.next().cloned().and_then(Object::into_name);
                    let form = form.and_then(|name| resources.get_x_object(&name));
                    if let Some(form) = form {
                        self.form(&form, &state);
                    }
                }
                _ => {}
            }
        }
        self.replace(replaced);
    }

    fn mark(&self) -> Mark {
        self.marks.last().copied().unwrap_or_default()
    }

    /// A mark in another says more, unless it says nothing.
    fn begin_mark(&mut self, tag: Option<&Object<'_>>, properties: Option<&Object<'_>>) {
        let number = match properties {
            Some(Object::Dict(properties)) => properties.get::<usize>("MCID"),
            _ => None,
        };
        let is_artifact =
            matches!(tag, Some(Object::Name(name)) if name.as_str() == "Artifact");
        let mark = match number {
            Some(number) => Mark::Piece(number),
            None if is_artifact => Mark::Artifact,
            None => self.mark(),
        };
        self.marks.push(mark);
        self.turn();
    }

    /// From here on the characters are of another mark. Forms are marked as a whole.
    fn turn(&mut self) {
        if self.depth == 0 {
            self.page.marks.push((self.page.text.len(), self.mark()));
        }
    }

    fn draw(&mut self) {
        self.page.has_unmarked_drawing |= self.depth == 0 && self.mark() == Mark::None;
    }

    /// What stands in a mark is read as its characters, unless these are only spaces.
    fn replace(&mut self, replaced: Option<Replaced>) {
        if let Some(replaced) = replaced
            && !replaced.characters.trim().is_empty()
        {
            // In some scripts a glyph is a part of several characters, and needs none of its own.
            let glyphs = self.page.unreadable.split_off(replaced.unreadable);
            self.page
                .unreadable
                .extend(glyphs.into_iter().filter(|glyph| glyph.is_missing));
            self.page.text.truncate(replaced.start);
            self.page.text.push_str(&replaced.characters);
        }
    }

    /// A string, or strings with the distances between them.
    fn show(&mut self, operand: &Object<'_>, state: &State, place: &mut Place) {
        match operand {
            Object::String(codes) => self.glyphs(codes, state, place),
            Object::Array(items) => self.row(items, state, place),
            _ => {}
        }
    }

    fn row(&mut self, items: &Array<'_>, state: &State, place: &mut Place) {
        for item in items.iter::<Object<'_>>() {
            match item {
                Object::String(codes) => self.glyphs(&codes, state, place),
                Object::Number(back) => advance(
                    place,
                    -back.as_f64() / 1000.0 * state.size * state.scale.unwrap_or(1.0),
                ),
                _ => {}
            }
        }
    }

    fn glyphs(&mut self, codes: &[u8], state: &State, place: &mut Place) {
        let Some(index) = state.font else { return };
        let font = &self.fonts.all[index];
        let page = &mut *self.page;
        let mut was_beyond = self.was_beyond;
        for code in codes.chunks(if font.is_wide { 2 } else { 1 }) {
            let is_space = code == b" ";
            let code = code.iter().fold(0, |all, byte| all << 8 | u16::from(*byte));
            let spacing = state.spacing.0 + if is_space { state.spacing.1 } else { 0.0 };
            let width =
                (font.width(code) * state.size + spacing) * state.scale.unwrap_or(1.0);
            match font.characters(code) {
                Some(characters) => {
                    let [a, b, .., e, f] = then(
                        then([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], place.here),
                        state.matrix,
                    );
                    let ends = [(e, f), (e + a * width, f + b * width)];
                    let is_beyond = ends.iter().any(|point| !page.holds(*point));
                    if is_beyond {
                        page.add_beyond(characters, f, was_beyond);
                    }
                    was_beyond = is_beyond;
                    page.text.push_str(characters);
                }
                None => note(page, font, code),
            }
            advance(place, width);
        }
        self.was_beyond = was_beyond;
    }

    /// A form is read as what it is: a part of the page that others may have too. Its
    /// characters are not the page's.
    fn form(&mut self, form: &Stream<'_>, state: &State) {
        if self.depth == DEEPEST {
            return;
        }
        let Ok(content) = form.decoded_data() else { return };
        let matrix = form.dict().get::<Array<'_>>("Matrix");
        let matrix = matrix.and_then(|matrix| <[f64; 6]>::try_from(matrix).ok());
        let matrix = then(matrix.unwrap_or(IDENTITY), state.matrix);
        let inside = State { matrix, ..state.clone() };
        let resources = form.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
        let before = self.page.text.len();
        let (fonts, page) = (&mut *self.fonts, &mut *self.page);
        let depth = self.depth + 1;
        let mut walk = Walk { fonts, page, was_beyond: false, depth, marks: Vec::new() };
        walk.run(&content, &Resources::new(resources), inside);
        self.page.text.truncate(before);
    }
}

fn note(page: &mut Page, font: &Font, code: u16) {
    let after: String = page.text.chars().rev().take(12).collect();
    page.unreadable.push(Unreadable {
        font: font.name.clone(),
        is_missing: font.is_wide && code == 0,
        after: after.chars().rev().collect(),
    });
}

pub(in crate::pdf) fn advance(place: &mut Place, by: f64) {
    place.here = then([1.0, 0.0, 0.0, 1.0, by, 0.0], place.here);
}

/// The `ActualText` of a mark.
fn actual_text(properties: &Object<'_>) -> Option<String> {
    let Object::Dict(properties) = properties else { return None };
    let text = properties.get::<hayro_syntax::object::String<'_>>("ActualText")?;
    Some(super::text(&text))
}

fn number<'o>(operands: impl Iterator<Item = &'o Object<'o>>) -> f64 {
    numbers(operands).map_or(0.0, |[number]: [f64; 1]| number)
}

fn numbers<'o, const MANY: usize>(
    operands: impl Iterator<Item = &'o Object<'o>>,
) -> Option<[f64; MANY]> {
    let numbers = operands.filter_map(|operand| match operand {
        Object::Number(number) => Some(Number::as_f64(number)),
        _ => None,
    });
    numbers.collect::<Vec<_>>().try_into().ok()
}
