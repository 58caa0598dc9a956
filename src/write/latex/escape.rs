//! Characters as LaTeX takes them, so that every text comes out as itself.

use crate::write::address::address;
use std::fmt::{self, Write};

use askama::filters::Escaper;

use super::{directions, figures};
use crate::resources::fonts;
use crate::resources::fonts::readable::presentation::letter_of;
use crate::resources::fonts::{Face, Font};
use crate::text::hyphenation::SOFT_HYPHEN;

/// Writes texts so that LaTeX sets them as they are. Every value of a template goes
/// through it.
#[derive(Clone, Copy, Debug, Default)]
pub struct LatexEscaper;

impl Escaper for LatexEscaper {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        dest.write_str(&text_in(text, Face::Text))
    }
}

/// How many characters a run without spaces may have before the class is told that it may
/// have to break it.
const LONG: usize = 30;

/// How many characters a piece of such a run may have: twice the width of a line at least,
/// and a tenth of the longest length that TeX knows at most.
const LONGEST: usize = 240;

/// A text in a face, word for word.
pub(super) fn text_in(text: &str, face: Face) -> String {
    if directions::matters(text) {
        let run = if directions::is_right_to_left() { words } else { run };
        return directions::latex(text, face, run);
    }
    words(text, face)
}

/// Words that are read in one direction.
fn words(text: &str, face: Face) -> String {
    if face == Face::Code {
        return broken(text, face);
    }
    let piece = |(is_high, piece): (bool, &str)| {
        let latex = broken(piece, face);
        if is_high { format!("\\cvfigures{{{latex}}}") } else { latex }
    };
    figures::pieces(text).into_iter().map(piece).collect()
}

/// Words, of which long ones may be broken.
fn broken(text: &str, face: Face) -> String {
    if !text.split_whitespace().any(is_long) {
        return run(text, face);
    }
    text.split_inclusive(char::is_whitespace).map(|word| long_word(word, face)).collect()
}

/// A word with the space behind it. A piece of a long one is wider than a line, and so
/// short that TeX can measure it.
fn long_word(word: &str, face: Face) -> String {
    let bare = word.trim_end();
    if !is_long(bare) {
        return run(word, face);
    }
    let space = if bare.len() < word.len() { " " } else { "" };
    let characters: Vec<_> = bare.chars().collect();
    let pieces = characters.chunks(LONGEST).map(|piece| {
        let piece: String = piece.iter().collect();
        if is_long(&piece) && piece.chars().all(|c| is_own(c, face)) {
            format!("\\cvlong{{{}}}", run(&piece, face))
        } else {
            run(&piece, face)
        }
    });
    pieces.collect::<Vec<_>>().join("\\allowbreak{}") + space
}

fn is_long(word: &str) -> bool {
    word.len() > LONG && word.split(SOFT_HYPHEN).any(|part| part.chars().count() > LONG)
}

fn is_own(character: char, face: Face) -> bool {
    fonts::font_of(character, face) == Some(Font::Own)
}

/// A text in a face; runs of characters that another font has are marked.
pub(super) fn run(text: &str, face: Face) -> String {
    let mut latex = String::with_capacity(text.len() + text.len() / 8);
    let mut current = Font::Own;
    let mut previous = ' ';
    for character in text.chars() {
        let font = fonts::font_of(character, face).unwrap_or(Font::Own);
        if font != current {
            if current != Font::Own {
                latex.push('}');
            }
            match font {
                Font::Own => {}
                Font::Fallback => latex.push_str("\\cvfallback{"),
                Font::Script(script) => {
                    latex.push_str("\\cvscript{");
                    latex.push_str(script.tag);
                    latex.push_str("}{");
                }
            }
            current = font;
        }
        if matches!(character, ' ' | '\u{a0}') && hides_gap(previous) {
            latex.push_str("\\cvgap{}");
        }
        push(&mut latex, character);
        previous = character;
    }
    if current != Font::Own {
        latex.push('}');
    }
    latex
}

/// Whether `MuPDF`, and with it what builds on it, takes a gap behind the character for no
/// space: it does so in scripts that it thinks to have none (`may_add_space` in its
/// `stext-device.c`), which are all behind U+0700 but some signs, the Latin letters of
/// Vietnamese among them.
fn hides_gap(character: char) -> bool {
    character >= '\u{700}'
        && !('\u{2000}'..='\u{20cf}').contains(&character)
        && !character.is_whitespace()
        && !fonts::is_invisible(character)
}

fn push(latex: &mut String, character: char) {
    match character {
        '\\' => latex.push_str("\\textbackslash{}"),
        '^' => latex.push_str("\\textasciicircum{}"),
        '~' => latex.push_str("\\textasciitilde{}"),
        '{' | '}' | '$' | '&' | '#' | '%' | '_' => {
            latex.push('\\');
            latex.push(character);
        }
        '\u{a0}' => latex.push('~'),
        SOFT_HYPHEN => latex.push_str("\\-"),
        '\u{200b}' => latex.push_str("\\allowbreak{}"),
        other if fonts::is_invisible(other) => {}
        other if other.is_whitespace() => latex.push(' '),
        // Text that was copied from a PDF may hold the forms of Arabic letters; which form
        // a letter has is the font's affair.
        other => latex.push(letter_of(other).unwrap_or(other)),
    }
}

/// An address as the first argument of `\cvlink`: what means something to TeX is escaped.
pub(super) fn url(url: &str) -> String {
    let mut latex = String::with_capacity(url.len() + 8);
    for character in address(url).chars() {
        match character {
            '%' | '#' | '&' | '_' | '$' => {
                latex.push('\\');
                latex.push(character);
            }
            '~' => latex.push_str("\\textasciitilde{}"),
            other => latex.push(other),
        }
    }
    latex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_tex_is_escaped() {
        assert_eq!(
            text_in(r"50% of $x & {y}_z #1 ~^\input", Face::Text),
            r"50\% of \$x \& \{y\}\_z \#1 \textasciitilde{}\textasciicircum{}\textbackslash{}input"
        );
    }

    #[test]
    fn a_gap_that_a_reader_would_overlook_holds_a_space() {
        let text = |text: &str| text_in(text, Face::Text);
        assert_eq!(text("Hồ Xanh"), "Hồ\\cvgap{} Xanh");
        assert_eq!(text("(★\u{a0}1.2k) né a – b"), "(★\\cvgap{}~1.2k) né a – b");
        assert_eq!(text("✓ b"), "\\cvfallback{✓}\\cvgap{} b");
        assert_eq!(text("ﺍﺩ"), text("اد"));
    }

    #[test]
    fn a_word_longer_than_any_line_comes_in_pieces() {
        let latex = text_in(&format!("{} b", "a".repeat(500)), Face::Text);
        let piece = format!("\\cvlong{{{}}}\\allowbreak{{}}", "a".repeat(240));
        assert_eq!(latex, format!("{piece}{piece}{} b", "a".repeat(20)));
    }

    #[test]
    fn an_address_is_encoded_and_escaped() {
        assert_eq!(
            url("https://a.org/x y?é#z%20"),
            r"https://a.org/x\%20y?\%C3\%A9\#z\%20"
        );
    }
}
