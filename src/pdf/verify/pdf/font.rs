//! A font of a PDF: how its text is cut into codes, what each stands for, and how wide it is.

use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};

use super::cmap::ToUnicode;

/// A font.
#[derive(Debug)]
pub(in crate::pdf) struct Font {
    /// Its name, without the mark of a subset.
    pub name: String,
    /// Whether the file holds its letters.
    pub is_embedded: bool,
    /// Whether a code has two bytes, which are the number of a glyph.
    pub is_wide: bool,
    to_unicode: ToUnicode,
    /// In thousandths of the size.
    widths: Vec<f64>,
    default_width: f64,
}

/// No font has more glyphs.
const MOST_GLYPHS: usize = 1 << 16;

impl Font {
    /// Reads a font.
    pub(in crate::pdf) fn read(font: &Dict<'_>) -> Self {
        let text_of =
            |key| font.get::<Name<'_>>(key).map(|name| name.as_str().to_owned());
        let kind = text_of("Subtype").unwrap_or_default();
        let is_wide = kind == "Type0";
        let below = font.get::<Array<'_>>("DescendantFonts");
        let below = below.and_then(|below| below.iter::<Dict<'_>>().next());
        let letters = below.as_ref().unwrap_or(font);
        let descriptor = letters.get::<Dict<'_>>("FontDescriptor");
        let files = ["FontFile", "FontFile2", "FontFile3"];
        let holds_file =
            |dict: &Dict<'_>| files.iter().any(|file| dict.contains_key(file));
        let table = font.get::<Stream<'_>>("ToUnicode");
        let table = table.and_then(|table| table.decoded_data().ok());
        let name = text_of("BaseFont").unwrap_or_default();
        let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
        Self {
            name: name.trim_end_matches("-Identity-H").to_owned(),
            is_embedded: kind == "Type3" || descriptor.as_ref().is_some_and(holds_file),
            is_wide,
            to_unicode: ToUnicode::read(table.as_deref().unwrap_or_default()),
            widths: if is_wide { wide_widths(letters) } else { simple_widths(font) },
            default_width: letters.get::<f64>("DW").unwrap_or(1000.0),
        }
    }

    /// What a code stands for: its characters, if it has some.
    pub(in crate::pdf) fn characters(&self, code: u16) -> Option<&str> {
        // Glyph 0 is the sign for what a font does not have.
        let is_nothing = self.is_wide && code == 0;
        if is_nothing { None } else { self.to_unicode.of(code) }
    }

    /// How wide a code is, of a size of 1.
    pub(in crate::pdf) fn width(&self, code: u16) -> f64 {
        let width = self.widths.get(usize::from(code)).copied();
        width.filter(|width| !width.is_nan()).unwrap_or(self.default_width) / 1000.0
    }
}

/// `/FirstChar 61 /Widths [778 …]`.
fn simple_widths(font: &Dict<'_>) -> Vec<f64> {
    let first = font.get::<usize>("FirstChar").unwrap_or(0).min(255);
    let widths = font.get::<Array<'_>>("Widths");
    let widths = widths.iter().flat_map(Array::iter::<Number>);
    std::iter::repeat_n(f64::NAN, first)
        .chain(widths.map(|width| width.as_f64()))
        .take(MOST_GLYPHS)
        .collect()
}

/// `/W [40 [710 …] 51 60 625]`: a first code with the widths from there on, or a first, a
/// last and the width of all.
fn wide_widths(font: &Dict<'_>) -> Vec<f64> {
    let mut widths = Vec::new();
    let mut put = |code: usize, width: f64| {
        if code < MOST_GLYPHS {
            if widths.len() <= code {
                widths.resize(code + 1, f64::NAN);
            }
            widths[code] = width;
        }
    };
    let Some(table) = font.get::<Array<'_>>("W") else { return widths };
    let mut items = table.iter::<Object<'_>>();
    while let Some(Object::Number(first)) = items.next() {
        let first = whole(first);
        match items.next() {
            Some(Object::Array(run)) => {
                for (at, width) in run.iter::<Number>().enumerate() {
                    put(first + at, width.as_f64());
                }
            }
            Some(Object::Number(last)) => {
                let Some(Object::Number(width)) = items.next() else { break };
                for code in first..=whole(last) {
                    put(code, width.as_f64());
                }
            }
            _ => break,
        }
    }
    widths
}

/// The number of a glyph.
fn whole(number: Number) -> usize {
    usize::try_from(number.as_i64()).unwrap_or(0).min(MOST_GLYPHS)
}
