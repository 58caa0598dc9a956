//! The case that a style wants for a text, as CSL 1.0.2 defines it: words with capitals of
//! their own and formulas keep them.

use crate::text::{self, Inline, ends_in_sentence_stop};

/// What a style does to the letters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Case {
    letters: Letters,
    /// Whether full stops are left out.
    is_stripped: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Letters {
    #[default]
    AsWritten,
    FirstWord,
    EachWord,
    Title,
    Upper,
    Lower,
}

impl Case {
    /// What a style did to the words `ab.c Xy of zw`.
    pub(super) fn of(probe: &str) -> Self {
        let is_stripped = !probe.is_empty() && !probe.contains('.');
        let letters = match probe.replace('.', "").as_str() {
            // Title case is told apart by a word that it leaves small.
            "Abc Xy of Zw" => Letters::Title,
            "Abc Xy Of Zw" => Letters::EachWord,
            "Abc Xy of zw" | "Abc xy of zw" => Letters::FirstWord,
            "ABC XY OF ZW" => Letters::Upper,
            "abc xy of zw" => Letters::Lower,
            _ => Letters::AsWritten,
        };
        Self { letters, is_stripped }
    }

    /// The same for a language in which titles have no capitals of their own.
    pub(super) fn without_title_case(self) -> Self {
        match self.letters {
            Letters::Title | Letters::EachWord => {
                Self { letters: Letters::AsWritten, ..self }
            }
            _ => self,
        }
    }
}

/// Words that no English title has.
const FOREIGN: &str =
    "für und der dem zur zum über vom des beim eine einer pour dans aux della
delle degli nella sulla och för voor het para por las los una y między oraz";

/// Whether a text has words of another language than English.
pub(super) fn is_foreign(inlines: &[Inline]) -> bool {
    let text = text::plain(inlines);
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| FOREIGN.split_whitespace().any(|foreign| foreign == word))
}

/// Words that stay small inside a title (CSL 1.0.2, appendix III).
const SMALL: [&str; 25] = [
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into",
    "nor", "of", "on", "onto", "or", "over", "so", "the", "till", "to", "up", "via",
    "with",
];

/// A text in a case; with single quotes for double ones when it stands in double quotes.
pub(super) fn set(inlines: &[Inline], case: Case, is_quoted: bool) -> Vec<Inline> {
    let mut letters = String::new();
    collect(inlines, &mut letters);
    let letters: Vec<_> = letters.chars().collect();
    let mut capitals = capitals(&letters, case.letters).into_iter();
    change(inlines, &mut |character, changed| {
        let is_capital = capitals.next().unwrap_or_default();
        match character {
            '.' if case.is_stripped => {}
            '“' if is_quoted => changed.push('‘'),
            '”' if is_quoted => changed.push('’'),
            _ if is_capital || case.letters == Letters::Upper => {
                changed.extend(character.to_uppercase());
            }
            _ if case.letters == Letters::Lower => {
                changed.extend(character.to_lowercase());
            }
            _ => changed.push(character),
        }
    })
}

/// What stands for a formula or code among the letters.
const OBJECT: char = '\u{FFFC}';

fn collect(inlines: &[Inline], letters: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => letters.push_str(text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Own(content)
            | Inline::Link { content, .. } => collect(content, letters),
            Inline::Code(_) | Inline::Math(_) => letters.push(OBJECT),
        }
    }
}

/// Goes through the letters in the same order, a formula being one.
fn change(inlines: &[Inline], letter: &mut impl FnMut(char, &mut String)) -> Vec<Inline> {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => {
            let mut changed = String::with_capacity(text.len());
            text.chars().for_each(|character| letter(character, &mut changed));
            Inline::Text(changed)
        }
        Inline::Strong(content) => Inline::Strong(change(content, letter)),
        Inline::Emphasis(content) => Inline::Emphasis(change(content, letter)),
        Inline::Own(content) => Inline::Own(change(content, letter)),
        Inline::Link { url, content } => {
            Inline::Link { url: url.clone(), content: change(content, letter) }
        }
        Inline::Code(_) | Inline::Math(_) => {
            letter(OBJECT, &mut String::new());
            inline.clone()
        }
    };
    inlines.iter().map(one).collect()
}

/// Which letters become capitals.
fn capitals(letters: &[char], case: Letters) -> Vec<bool> {
    let mut capitals = vec![false; letters.len()];
    let separates = |c: &char| c.is_whitespace() || "-–—/".contains(*c);
    let mut words = Vec::new();
    let mut start = 0;
    for word in letters.split(separates) {
        words.push((start, word));
        start += word.len() + 1;
    }
    words.retain(|(_, word)| word.iter().any(|c| c.is_alphanumeric() || *c == OBJECT));
    let last = words.len().saturating_sub(1);
    for (at, (start, word)) in words.iter().enumerate() {
        let is_small = || {
            let bare: String = word.iter().filter(|c| c.is_alphanumeric()).collect();
            let begins = at == 0 || begins_sentence(&letters[..*start]);
            !begins && at != last && SMALL.contains(&bare.as_str())
        };
        let is_wanted = match case {
            Letters::FirstWord => at == 0,
            Letters::EachWord => true,
            Letters::Title => !is_small(),
            Letters::AsWritten | Letters::Upper | Letters::Lower => false,
        };
        let first = word.iter().position(|c| c.is_alphanumeric() || *c == OBJECT);
        if let Some(first) = first.filter(|_| is_wanted)
            && !word.iter().any(|c| c.is_uppercase())
        {
            capitals[start + first] = word[first].is_lowercase();
        }
    }
    capitals
}

/// How far back the word is looked for whose stop may be that of an abbreviation.
const MAX_BACK: usize = 60;

/// Whether a word behind this begins a sentence, or a subtitle.
fn begins_sentence(before: &[char]) -> bool {
    let back = &before[before.len().saturating_sub(MAX_BACK)..];
    let text: String = back.iter().collect();
    let text = text.trim_end();
    text.ends_with([':', '?', '!']) || ends_in_sentence_stop(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(source: &str, letters: Letters) -> String {
        let case = Case { letters, is_stripped: false };
        text::plain(&set(&text::parse(source), case, false))
    }

    #[test]
    fn a_title_keeps_the_capitals_of_its_words() {
        assert_eq!(
            plain("on the state of xLSTMs: a *closer* look at", Letters::Title),
            "On the State of xLSTMs: A Closer Look At"
        );
        assert_eq!(
            plain("int. conf. on cards and wheels. a survey", Letters::Title),
            "Int. Conf. on Cards and Wheels. A Survey"
        );
        assert_eq!(plain("mRNA and $k$-means", Letters::Title), "mRNA and k-Means");
        assert_eq!(plain("“deep” learning", Letters::FirstWord), "“Deep” learning");
        assert_eq!(plain("an Engine", Letters::EachWord), "An Engine");
    }

    #[test]
    fn a_language_without_title_case_is_known() {
        assert!(is_foreign(&text::parse("Zeitschrift *für* Maschinen")));
        assert!(!is_foreign(&text::parse("On engines de novo")));
        let case = Case { letters: Letters::Title, is_stripped: false };
        assert_eq!(case.without_title_case(), Case::default());
    }

    #[test]
    fn quotes_inside_quotes_are_single() {
        let inlines = text::parse("The “Engine”");
        assert_eq!(text::plain(&set(&inlines, Case::default(), true)), "The ‘Engine’");
    }
}
