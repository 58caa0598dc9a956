//! Lists inside a text, whose pieces stay whole at the ends of lines: names, places, a volume
//! with its pages.

use super::inline::latex;
use crate::text::{self, Inline};

/// How many characters a piece of a list of names may have that stays whole, and how many
/// pieces together.
pub(super) const NAME: (usize, usize) = (36, 0);

/// The same for what stands behind a venue.
pub(super) const DETAILS: (usize, usize) = (36, 24);

/// A list between commas or semicolons as LaTeX.
pub(super) fn pieces(inlines: &[Inline], (longest, together): (usize, usize)) -> String {
    let mut all: Vec<(Vec<Inline>, String)> = Vec::new();
    for (piece, separator) in split(inlines) {
        let fits = |(last, _): &&mut (Vec<Inline>, String)| {
            length(last) + 2 + length(&piece) <= together
        };
        match all.last_mut().filter(fits) {
            Some((last, behind)) => {
                last.push(Inline::Text(std::mem::replace(behind, separator)));
                last.extend(piece);
            }
            None => all.push((piece, separator)),
        }
    }
    let one = |(piece, separator): &(Vec<Inline>, String)| {
        let written = latex(piece);
        let is_kept = length(piece) <= longest && text::plain(piece).contains(' ');
        let written = if is_kept { format!("\\cvkeep{{{written}}}") } else { written };
        written + separator
    };
    all.iter().map(one).collect()
}

fn length(inlines: &[Inline]) -> usize {
    text::plain(inlines).chars().count()
}

/// The pieces, each with what separates it from the next one.
fn split(inlines: &[Inline]) -> Vec<(Vec<Inline>, String)> {
    let mut all = vec![(Vec::new(), String::new())];
    for inline in inlines {
        let Inline::Text(text) = inline else {
            last(&mut all).push(inline.clone());
            continue;
        };
        let mut rest = text.as_str();
        while let Some(at) = separator(rest) {
            let end = at + ", ".len();
            if at > 0 {
                last(&mut all).push(Inline::Text(rest[..at].to_owned()));
            }
            if let Some((_, separator)) = all.last_mut() {
                rest[at..end].clone_into(separator);
            }
            all.push((Vec::new(), String::new()));
            rest = &rest[end..];
        }
        if !rest.is_empty() {
            last(&mut all).push(Inline::Text(rest.to_owned()));
        }
    }
    all
}

/// The first comma or semicolon with a space behind it.
fn separator(text: &str) -> Option<usize> {
    let signs = text.match_indices([',', ';']);
    signs.map(|(at, _)| at).find(|at| text[at + 1..].starts_with(' '))
}

#[expect(clippy::expect_used, reason = "the list is made with a piece in it")]
fn last(all: &mut [(Vec<Inline>, String)]) -> &mut Vec<Inline> {
    let (last, _) = all.last_mut().expect("a list begins with a piece");
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_pieces_stay_whole() {
        let details = [Inline::Text("38, 611–638, Springer, Ho Chi Minh City".into())];
        assert_eq!(
            pieces(&details, DETAILS),
            r"\cvkeep{38, 611–638, Springer}, \cvkeep{Ho Chi Minh City}"
        );
        let names = [Inline::Text("Ada Lovelace, Mary Somerville".into())];
        assert_eq!(
            pieces(&names, NAME),
            r"\cvkeep{Ada Lovelace}, \cvkeep{Mary Somerville}"
        );
        let words = [Inline::Text("1,200 letters".into())];
        assert_eq!(pieces(&words, NAME), r"\cvkeep{1,200 letters}");
    }
}
