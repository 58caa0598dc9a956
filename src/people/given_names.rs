//! Given names word by word: which are initials, and whether two rows of them contradict.

use super::fold::Folded;

/// A given name or an initial.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// The letters, without a point.
    pub(super) text: &'a str,
    /// Whether it stands for a longer name: an initial, or cut with a point.
    pub(super) is_cut: bool,
}

/// The given names of a person of this family name. Letters in a row, as in `JP`, are
/// initials, unless the family name is in capitals too.
pub(super) fn words<'a>(
    given: &'a str,
    family: &str,
) -> impl Iterator<Item = Word<'a>> + use<'a> {
    let longest = if family.chars().any(char::is_lowercase) { 3 } else { 2 };
    given
        .split(|c: char| c.is_whitespace() || is_hyphen(c))
        .flat_map(|piece| piece.split_inclusive('.'))
        .flat_map(move |piece| {
            let text = piece.trim_end_matches('.');
            let letters = text.chars().count();
            let is_row =
                (2..=longest).contains(&letters) && text.chars().all(char::is_uppercase);
            let is_cut = letters == 1 || text.len() < piece.len();
            let step = if is_row { 1 } else { letters.max(1) };
            pieces(text, step).map(move |text| Word { text, is_cut: is_cut || is_row })
        })
        .filter(|word| !word.text.is_empty())
}

/// A text in pieces of so many characters.
fn pieces(text: &str, step: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.char_indices().nth(step).map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Whether a character joins two names.
pub(super) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2013}' | '\u{ad}')
}

/// The given names of one person.
#[derive(Clone, Debug)]
pub(super) struct GivenNames(Vec<(Folded, bool)>);

impl GivenNames {
    pub(super) fn new<'a>(words: impl IntoIterator<Item = Word<'a>>) -> Self {
        let folded = words.into_iter().map(|word| (Folded::new(word.text), word.is_cut));
        Self(folded.filter(|(word, _)| !word.is_empty()).collect())
    }

    /// Whether two rows of given names can be one person's: none contradicts, and what one
    /// side leaves out are middle names.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self.0.as_slice(), other.0.as_slice()) {
            ([], []) => true,
            ([], _) | (_, []) => false,
            (ours, theirs) => {
                agree(ours, theirs)
                    || self.is_same_run(other)
                    || agree_without_first(ours, theirs)
                    || agree_without_first(theirs, ours)
            }
        }
    }

    /// Whether the first names are both in full, and the same.
    pub(super) fn is_full_match(&self, other: &Self) -> bool {
        match (self.0.first(), other.0.first()) {
            (Some(ours), Some(theirs)) => {
                !ours.1 && !theirs.1 && (ours.0.is(&theirs.0) || self.is_same_run(other))
            }
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether every name is in full.
    pub(super) fn is_full(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(_, is_cut)| !is_cut)
    }

    /// Whether the first name is in full.
    pub(super) fn begins_in_full(&self) -> bool {
        self.0.first().is_some_and(|(_, is_cut)| !is_cut)
    }

    /// Whether the names, one behind the other, are the letters of a family name.
    pub(super) fn is_family(&self, family: &Folded) -> bool {
        self.0.iter().flat_map(|(word, _)| word.plain.chars()).eq(family.plain.chars())
    }

    /// `Xiao Ming` and `Xiaoming`.
    fn is_same_run(&self, other: &Self) -> bool {
        self.is_full()
            && other.is_full()
            && self.0.len() != other.0.len()
            && self
                .0
                .iter()
                .flat_map(|(word, _)| word.plain.chars())
                .eq(other.0.iter().flat_map(|(word, _)| word.plain.chars()))
    }
}

type Row = [(Folded, bool)];

fn agree(ours: &Row, theirs: &Row) -> bool {
    let (few, many) =
        if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
    if !is_one(&few[0], &many[0]) {
        return false;
    }
    let mut rest = many[1..].iter();
    few[1..].iter().all(|word| rest.any(|other| is_one(word, other)))
}

/// `F. Scott Fitzgerald` is also `Scott Fitzgerald`.
fn agree_without_first(long: &Row, short: &Row) -> bool {
    match (long, short) {
        ([(_, true), rest @ ..], [(_, false), ..]) => {
            rest.first().is_some_and(|(_, is_cut)| !is_cut) && agree(rest, short)
        }
        _ => false,
    }
}

fn is_one(
    (one, one_is_cut): &(Folded, bool),
    (other, other_is_cut): &(Folded, bool),
) -> bool {
    one.is(other)
        || *one_is_cut && one.begins(other)
        || *other_is_cut && other.begins(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(written: &str) -> GivenNames {
        GivenNames::new(words(written, "Serre"))
    }

    #[test]
    fn initials_stand_for_names_and_middle_names_may_be_missing() {
        for (one, other) in [
            ("Jean-Pierre", "J.-P."),
            ("Jean Pierre", "Jean-Pierre"),
            ("Jean-Pierre", "JP"),
            ("Jean-Pierre", "J.P."),
            ("Jean-Pierre", "Jean"),
            ("Riccardo Marco Luigi", "R. L."),
            ("Xiaoming", "Xiao Ming"),
            ("Xiaoming", "X.-M."),
            ("Christian", "Chr."),
            ("Yuri", "Yu."),
            ("F. Scott", "Scott"),
            ("Öznur", "O."),
        ] {
            assert!(given(one).agrees(&given(other)), "{one} {other}");
            assert!(given(other).agrees(&given(one)), "{other} {one}");
        }
    }

    #[test]
    fn names_that_contradict_are_two_people() {
        for (one, other) in [
            ("Wei", "Wenjun"),
            ("Wei", "Weijia"),
            ("Jan", "Janet"),
            ("Riccardo", "L."),
            ("Riccardo M.", "Riccardo L."),
            ("Jean-Pierre", "J.-L."),
            ("Ada", ""),
            ("Xu", "Xue"),
        ] {
            assert!(!given(one).agrees(&given(other)), "{one} {other}");
        }
    }
}
