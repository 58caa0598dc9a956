//! Texts with markup on their way through the CSL processor, which knows characters only:
//! each is a sign that the processor does not touch, and becomes itself again afterwards.

use super::case::{self, Case};
use crate::text::{Inline, without_end};

/// Words that go before each sign. What a style does to the case of a text it does to them,
/// and each case leaves them different.
const PROBE: &str = "ab.c Xy of zw";

/// The first of the signs: the characters for private use that no font of cvtex has.
const FIRST: u32 = 0xF_0000;

/// Punctuation that a style must see at the end of a text, so that it adds no other.
const ENDS: [char; 7] = ['.', '?', '!', ',', ';', ':', '…'];

/// The texts hidden in the variables of one publication.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    texts: Vec<Text>,
    /// Whether the texts are in a language without title case.
    keeps_case: bool,
}

#[derive(Debug)]
struct Text {
    inlines: Vec<Inline>,
    /// The punctuation that was taken from its end.
    end: Option<char>,
}

impl Hidden {
    /// For texts of a publication, which keep their case if their language has no title case.
    pub(super) fn new(keeps_case: bool) -> Self {
        Self { texts: Vec::new(), keeps_case }
    }

    /// What stands for a text.
    pub(super) fn hide(&mut self, mut inlines: Vec<Inline>) -> String {
        without_end(&mut inlines);
        let end = take_end(&mut inlines);
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let sign = char::from_u32(FIRST.saturating_add(number)).unwrap_or('\u{FFFD}');
        self.texts.push(Text { inlines, end });
        let end = end.map(String::from).unwrap_or_default();
        format!("{PROBE}{sign}{end}")
    }

    /// A text with its signs replaced by what they stand for.
    pub(super) fn reveal(&self, text: &str) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut rest = text;
        while let Some((at, sign, hidden)) = self.next(rest) {
            let (before, probe) = split_probe(&rest[..at]);
            rest = &rest[at + sign.len_utf8()..];
            let is_quoted = before.ends_with('“');
            push_text(&mut inlines, before);
            let keeps_case = self.keeps_case || case::is_foreign(&hidden.inlines);
            let case = Case::of(probe);
            let case = if keeps_case { case.without_title_case() } else { case };
            let found = case::set(&hidden.inlines, case, is_quoted);
            inlines.extend(found);
            if let Some(end) = hidden.end.filter(|end| matches!(end, '?' | '!'))
                && let Some(behind) = rest.strip_prefix(end)
            {
                give_end(&mut inlines, end);
                rest = behind;
            }
        }
        push_text(&mut inlines, rest);
        inlines
    }

    fn next(&self, text: &str) -> Option<(usize, char, &Text)> {
        text.char_indices().find_map(|(at, sign)| {
            let number = u32::from(sign).checked_sub(FIRST)?;
            Some((at, sign, self.texts.get(usize::try_from(number).ok()?)?))
        })
    }
}

/// A text and the probe at its end, which may have lost its full stop.
fn split_probe(text: &str) -> (&str, &str) {
    let stripped = PROBE.len() - 1;
    for length in [PROBE.len(), stripped] {
        let Some((before, probe)) =
            text.len().checked_sub(length).and_then(|at| text.split_at_checked(at))
        else {
            continue;
        };
        let same = |probe: &str| probe.eq_ignore_ascii_case(PROBE);
        if same(probe) || same(&probe.replacen("bc", "b.c", 1).replacen("BC", "B.C", 1)) {
            return (before, probe);
        }
    }
    (text, "")
}

fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        inlines.push(Inline::Text(text.to_owned()));
    }
}

/// Takes the punctuation off the end.
fn take_end(inlines: &mut [Inline]) -> Option<char> {
    match inlines.last_mut()? {
        Inline::Text(text) => {
            let end = text.chars().next_back().filter(|end| ENDS.contains(end))?;
            text.truncate(text.len() - end.len_utf8());
            Some(end)
        }
        Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Own(content)
        | Inline::Link { content, .. } => take_end(content),
        Inline::Code(_) | Inline::Math(_) => None,
    }
}

/// Gives the punctuation back to where it was taken from.
fn give_end(inlines: &mut Vec<Inline>, end: char) {
    match inlines.last_mut() {
        Some(Inline::Text(text)) => text.push(end),
        Some(
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { content, .. },
        ) => give_end(content, end),
        _ => inlines.push(Inline::Text(end.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn a_text_comes_back_with_its_markup() {
        let mut hidden = Hidden::new(false);
        let title = text::parse("On $x$ and *what*?");
        let sign = hidden.hide(title.clone());
        assert!(sign.ends_with('?'), "{sign}");
        let mut expected = vec![Inline::Text("In “".into())];
        expected.extend(title);
        expected.push(Inline::Text("”".into()));
        assert_eq!(hidden.reveal(&format!("In “{sign}”")), expected);
    }

    #[test]
    fn the_punctuation_that_a_style_sees_is_set_once() {
        let mut hidden = Hidden::new(false);
        let sign = hidden.hide(text::parse("Sci. Mem."));
        assert_eq!(text::plain(&hidden.reveal(&sign)), "Sci. Mem.");
        let without = sign.replace('.', "");
        assert_eq!(text::plain(&hidden.reveal(&without)), "Sci Mem");
    }
}
