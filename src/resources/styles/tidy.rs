//! Punctuation where two parts of a reference meet, which the CSL processor sees only part
//! by part.

use super::written::Piece;
use crate::text::{self, Inline};

/// Leaves out what is doubled: a full stop behind a question mark, a comma before a full
/// stop, a space before a comma, a name that a number begins with. What belongs to a name
/// goes into it and what does not goes out: its last full stop where initials have one, and
/// a space.
pub(super) fn tidy(pieces: &mut [Piece], has_dotted_initials: bool) {
    for at in 1..pieces.len() {
        let (head, tail) = pieces.split_at_mut(at);
        if let (Some(Piece::Name { name, .. }), Some(Piece::Text(inlines))) =
            (head.last_mut(), tail.first_mut())
        {
            border(name, inlines, has_dotted_initials);
        }
    }
    let mut before = ' ';
    for piece in pieces {
        match piece {
            Piece::Text(inlines) => {
                tidy_run(inlines, &mut before);
                name_once(inlines);
            }
            Piece::Name { name, .. } => {
                before = name.chars().next_back().unwrap_or(before);
            }
        }
    }
}

fn border(name: &mut String, behind: &mut Vec<Inline>, has_dotted_initials: bool) {
    let length = name.trim_end().len();
    if length < name.len() {
        behind.insert(0, Inline::Text(name.split_off(length)));
    }
    let last = name.rsplit([' ', '.', '-', '\u{a0}']).next().unwrap_or_default();
    let is_initial = last.chars().all(char::is_uppercase) && last.chars().count() == 1;
    if let Some(Inline::Text(text)) = behind.first_mut()
        && has_dotted_initials
        && is_initial
        && let Some(rest) = text.strip_prefix('.')
    {
        name.push('.');
        *text = rest.to_owned();
    }
}

/// Whatever stands before it, a formula needs none of this.
const OBJECT: char = '\u{FFFC}';

fn tidy_run(inlines: &mut [Inline], before: &mut char) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => *text = tidy_text(text, before),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Own(content)
            | Inline::Link { content, .. } => tidy_run(content, before),
            Inline::Code(_) | Inline::Math(_) => *before = OBJECT,
        }
    }
}

fn tidy_text(text: &str, before: &mut char) -> String {
    let mut tidied = String::with_capacity(text.len());
    for character in text.chars() {
        match (*before, character) {
            ('?' | '!', '.') | (' ', ' ') => continue,
            (',', '.' | ')') | (' ', ',' | ';') => {
                tidied.pop();
            }
            _ => {}
        }
        tidied.push(character);
        *before = character;
    }
    tidied
}

/// `arXiv: arXiv:2301.01234` has the name of the archive twice.
fn name_once(inlines: &mut Vec<Inline>) {
    for at in (1..inlines.len()).rev() {
        let Some(Inline::Link { content, .. }) = inlines.get(at) else { continue };
        let number = text::plain(content);
        let Some((name, _)) = number.split_once(':') else { continue };
        let Inline::Text(before) = &inlines[at - 1] else { continue };
        let Some(before) = before.strip_suffix(": ") else { continue };
        if let Some(rest) = before.strip_suffix(name) {
            inlines[at - 1] = Inline::Text(rest.to_owned());
        } else if before.is_empty()
            && at > 1
            && text::plain(&inlines[at - 2..at - 1]) == name
        {
            inlines.drain(at - 2..at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{parse, plain};

    #[test]
    fn punctuation_is_not_doubled_where_parts_meet() {
        for (written, expected) in [
            ("*What?*. In", "What? In"),
            ("Preprint,. Rest", "Preprint. Rest"),
            ("A. (1844,). Rest", "A. (1844). Rest"),
            ("1843 Oct ;3", "1843 Oct;3"),
            ("arXiv: [arXiv:1](https://a.org)", "arXiv:1"),
            ("2023, *arXiv*: [arXiv:1](https://a.org)", "2023, arXiv:1"),
            ("“Music?,” in", "“Music?,” in"),
        ] {
            let mut pieces = [Piece::Text(parse(written))];
            tidy(&mut pieces, false);
            let Piece::Text(inlines) = &pieces[0] else { continue };
            assert_eq!(plain(inlines), expected);
        }
    }
}
