//! The case that a style wants for a text, as CSL 1.0.2 defines it: words with capitals of
//! their own and formulas keep them.

use crate::text::Inline;

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
            let before = letters[..*start].iter().rev().find(|c| !c.is_whitespace());
            let begins = at == 0 || matches!(before, Some(':' | '?' | '!' | '.'));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

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
        assert_eq!(plain("mRNA and $k$-means", Letters::Title), "mRNA and k-Means");
        assert_eq!(plain("“deep” learning", Letters::FirstWord), "“Deep” learning");
        assert_eq!(plain("an Engine", Letters::EachWord), "An Engine");
    }

    #[test]
    fn quotes_inside_quotes_are_single() {
        let inlines = text::parse("The “Engine”");
        assert_eq!(text::plain(&set(&inlines, Case::default(), true)), "The ‘Engine’");
    }
}
