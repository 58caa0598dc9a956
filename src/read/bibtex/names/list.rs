//! The names of a list told apart: at `and`, and at what people write instead.

use std::fmt::Write;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::cleared::Cleared;
use super::parts::{extended, in_parts, is_company, is_group, marked, may_be_person};
use super::separators::{CONJUNCTIONS, ampersand_at, and_at, semicolon_at};
use super::{Name, Names, Oddity, without_homonym_number};
use crate::people::{ByCommas, by_commas, canonical_sign, is_in_east_asian, split_marks};
use crate::read::bibtex::tex;
use crate::read::bibtex::tex::Unread;

/// Reads a list of names.
pub(super) fn read(list: &str, unread: &mut Vec<Unread>) -> Names {
    let cleared = Cleared::new(list);
    let whole = cleared.trimmed(0..cleared.text.len());
    let (whole, has_others) = without_others(&cleared, whole);
    let whole_end = whole.end;
    let mut reader =
        NameListReader { cleared: &cleared, unread, names: Names::default() };
    reader.list(whole);
    let NameListReader { mut names, .. } = reader;
    for dropped in &cleared.dropped {
        names.oddities.push((Oddity::Dropped, dropped.clone()));
    }
    names.names.retain(|name| !name.given.is_empty() || !name.family.is_empty());
    if has_others {
        let end = cleared.trimmed(0..cleared.text.len()).end;
        let place = whole_end..end;
        let family = "others".to_owned();
        names.names.push(Name { family, place, ..Name::default() });
    }
    names
}

/// A list without `et al.` at its end, and whether it has that.
fn without_others(cleared: &Cleared, list: Range<usize>) -> (Range<usize>, bool) {
    const ENDS: [&str; 9] = [
        " et al.",
        " et al",
        " et\u{a0}al.",
        "~et~al.",
        ", others",
        " et~al.",
        " u. a.",
        " u.a.",
        ", ...",
    ];
    let text = &cleared.text[list.clone()];
    let found = ENDS.into_iter().find_map(|end| {
        let start = text.len().checked_sub(end.len())?;
        let is_end = text.get(start..).is_some_and(|rest| rest.eq_ignore_ascii_case(end));
        is_end.then_some(start)
    });
    match found {
        Some(start) => {
            let kept = text[..start].trim_end_matches([',', ' ']).len();
            (list.start..list.start + kept, true)
        }
        None => (list, false),
    }
}

/// What the other names of a list tell of one.
#[derive(Clone, Copy)]
struct Context {
    /// Whether others are written without a comma.
    are_spoken: bool,
    /// Whether others in braces have their family name first.
    are_turned: bool,
    /// Whether there are no others.
    is_alone: bool,
}

struct NameListReader<'a, 'u> {
    cleared: &'a Cleared,
    unread: &'u mut Vec<Unread>,
    names: Names,
}

impl NameListReader<'_, '_> {
    fn list(&mut self, list: Range<usize>) {
        let mut parts = self.split(list.clone(), and_at, None);
        if let [_] = parts.as_slice()
            && let Some(inner) = self.list_in_braces(&list)
        {
            self.odd(Oddity::InBraces, list);
            parts = self.split(inner, and_at, None);
        }
        parts = self.split_each(parts, semicolon_at, Some(";"));
        parts = self.split_each(parts, ampersand_at, Some("&"));
        parts = self.split_by_words(parts);
        if let [one] = parts.as_slice()
            && let Some(lines) = self.lines(one)
        {
            self.odd(Oddity::Separator("a new line"), one.clone());
            parts = lines;
        }
        let are_spoken = parts.len() > 1
            && parts
                .iter()
                .any(|part| !self.has_comma(part) && self.text(part) != "others")
            && parts[..parts.len() - 1]
                .iter()
                .filter(|part| self.has_comma(part))
                .count()
                < 2;
        let are_turned =
            parts.iter().filter(|part| self.is_turned_group(part)).count() > 1;
        let context = Context { are_spoken, are_turned, is_alone: parts.len() == 1 };
        for part in parts {
            self.part(part, context);
        }
    }

    fn text(&self, part: &Range<usize>) -> &str {
        &self.cleared.text[part.clone()]
    }

    fn has_comma(&self, part: &Range<usize>) -> bool {
        self.text(part).contains(',')
    }

    fn odd(&mut self, oddity: Oddity, place: Range<usize>) {
        self.names.oddities.push((oddity, place));
    }

    /// The parts between separators outside braces.
    fn split(
        &mut self,
        list: Range<usize>,
        separator: fn(&str, usize) -> usize,
        sign: Option<&'static str>,
    ) -> Vec<Range<usize>> {
        let text = &self.cleared.text[list.clone()];
        let parts = tex::split(text, |at| separator(text, at));
        let place = |part: &Range<usize>| list.start + part.start..list.start + part.end;
        let parts = parts.iter().map(|part| self.cleared.trimmed(place(part)));
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        if let (Some(sign), [_, second, ..]) = (sign, parts.as_slice()) {
            let place = second.clone();
            self.odd(Oddity::Separator(sign), place);
        }
        parts
    }

    fn split_each(
        &mut self,
        parts: Vec<Range<usize>>,
        separator: fn(&str, usize) -> usize,
        sign: Option<&'static str>,
    ) -> Vec<Range<usize>> {
        let parts = parts.into_iter();
        parts.flat_map(|part| self.split(part, separator, sign)).collect()
    }

    /// Divides at `und`, `y` and `et`, where what is on both sides can be somebody's name.
    fn split_by_words(&mut self, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let mut divided = Vec::with_capacity(parts.len());
        for part in parts {
            let words = self.words_of(&part);
            let mut start = part.start;
            let mut before = 0;
            for (at, word) in words.iter().enumerate() {
                let text = self.text(word);
                let Some(sign) = CONJUNCTIONS.iter().find(|known| **known == text) else {
                    continue;
                };
                let (left, right) = (&words[before..at], &words[at + 1..]);
                if !self.may_divide(sign, left, right) {
                    continue;
                }
                divided.push(self.cleared.trimmed(start..word.start));
                start = self.cleared.trimmed(word.end..part.end).start;
                before = at + 1;
                self.odd(Oddity::Separator(sign), word.clone());
            }
            divided.push(start..part.end);
        }
        divided
    }

    /// The words of a part; a group in braces belongs to one.
    fn words_of(&self, part: &Range<usize>) -> Vec<Range<usize>> {
        let text = self.text(part);
        let is_space = |at: usize| {
            usize::from(matches!(
                text.as_bytes()[at],
                b' ' | b'\n' | b'\t' | b'\r' | b'~'
            ))
        };
        let words = tex::split(text, is_space).into_iter();
        words
            .map(|word| part.start + word.start..part.start + word.end)
            .filter(|word| !word.is_empty())
            .collect()
    }

    fn may_divide(
        &self,
        sign: &str,
        left: &[Range<usize>],
        right: &[Range<usize>],
    ) -> bool {
        let is_small = |word: Option<&Range<usize>>| {
            word.is_some_and(|word| self.text(word).starts_with(char::is_lowercase))
        };
        let (Some(_), Some(_)) = (left.first(), right.first()) else { return false };
        if is_small(left.last()) || is_small(right.first()) {
            return false;
        }
        // `Lovelace, Ada y Babbage, Charles`, but `Lovelace, Ada, Ortega y Gasset, José`.
        let commas = left.iter().filter(|word| self.has_comma(word)).count();
        let are_turned = commas % 2 == 1 && right.iter().any(|word| self.has_comma(word));
        // In a list with commas only the names beside the word count.
        let after = |words: &&Range<usize>| !self.text(words).ends_with(',');
        let left = left.iter().rev().take_while(after).count();
        let end = right.iter().position(|word| self.has_comma(word));
        let right = &right[..end.map_or(right.len(), |end| end + 1)];
        let are_whole = left > 1 && right.len() > 1;
        // `Ortega y Gasset J`
        let is_family_name = matches!(sign, "y" | "i" | "e")
            && right.len() > 1
            && right[1..].iter().all(|word| self.is_initial(word));
        !is_family_name && (are_turned || are_whole && !matches!(sign, "e" | "i"))
    }

    fn is_initial(&self, word: &Range<usize>) -> bool {
        let text = self.text(word);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        letters < 4 && !text.chars().any(char::is_lowercase)
    }

    /// The lines of a part, where each is somebody's name.
    fn lines(&self, part: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let text = self.text(part);
        if !text.contains('\n') {
            return None;
        }
        let lines = tex::split(text, |at| usize::from(text.as_bytes()[at] == b'\n'));
        let lines = lines.into_iter().map(|line| {
            self.cleared.trimmed(part.start + line.start..part.start + line.end)
        });
        let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
        let is_name = |line: &Range<usize>| {
            let text = self.text(line);
            let commas = text.matches(',').count();
            text.split_whitespace().count() > 1 && commas < 2 && !text.ends_with(',')
        };
        let commas = lines.iter().filter(|line| self.has_comma(line)).count();
        let is_list = lines.len() > 1
            && lines.iter().all(is_name)
            && (commas == 0 || commas == lines.len());
        is_list.then_some(lines)
    }

    /// What is inside the braces around a whole list: `{Lovelace, Ada and Babbage, Charles}`.
    fn list_in_braces(&self, list: &Range<usize>) -> Option<Range<usize>> {
        let inner = self.group(list)?;
        let text = self.text(&inner);
        let parts = tex::split(text, |at| and_at(text, at));
        let is_person = |part: &Range<usize>| {
            let part = text[part.clone()].trim();
            let words = part.split_whitespace().count();
            let is_plain = !part.chars().any(|c| c.is_ascii_digit() || c == '&');
            words > 1 && words < 6 && is_plain && may_be_person(part)
        };
        (parts.len() > 1 && parts.iter().all(is_person)).then_some(inner)
    }

    /// What is inside the braces of a part that is one group.
    fn group(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let text = self.text(part);
        is_group(text).then(|| self.cleared.trimmed(part.start + 1..part.end - 1))
    }

    /// Whether a part is a name in braces with its family name first: `{Lovelace, Ada}`.
    fn is_turned_group(&self, part: &Range<usize>) -> bool {
        self.group(part).is_some_and(|inner| {
            let text = self.text(&inner);
            let words = |part: &str| part.split_whitespace().count();
            let parts = text.split_once(',');
            parts.is_some_and(|(family, given)| {
                (1..6).contains(&words(family))
                    && (1..4).contains(&words(given))
                    && !given.contains(',')
                    && !is_company(given.trim())
                    && may_be_person(text)
            })
        })
    }

    /// Reads a part, which may hold several names between commas.
    fn part(&mut self, part: Range<usize>, context: Context) {
        if self.is_turned_group(&part)
            && let Some(inner) = self.group(&part)
        {
            if !context.are_turned {
                self.odd(Oddity::InBraces, part);
            }
            self.name(inner);
            return;
        }
        if self.group(&part).is_some() {
            return self.body(part);
        }
        let has_last_comma = self.text(&part).ends_with(',');
        let commas = self.at_commas(&part);
        let texts: Vec<_> = commas
            .iter()
            .map(|text| {
                let words = self.cleared.words(text.clone(), &mut Vec::new());
                split_marks(&words).0.into_owned()
            })
            .collect();
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        if texts.iter().any(|text| text.contains('=')) {
            return self.name(part);
        }
        if let Some(names) = self.east_asian(&part) {
            self.odd(Oddity::Separator("、"), part);
            for name in names {
                self.name(name);
            }
            return;
        }
        match by_commas(&texts) {
            ByCommas::Several { names, .. } => self.several(&commas, names),
            // The comma before `and` stands between names, and so do the others.
            ByCommas::Unclear
                if texts.len() == 2 && (has_last_comma || context.are_spoken) =>
            {
                self.several(&commas, vec![0..1, 1..2]);
            }
            ByCommas::Unclear if context.is_alone => {
                self.odd(Oddity::MayBeSeveral, part.clone());
                self.name(part);
            }
            ByCommas::Unclear | ByCommas::One => self.name(part),
        }
    }

    fn several(&mut self, commas: &[Range<usize>], names: Vec<Range<usize>>) {
        for (at, name) in names.into_iter().enumerate() {
            let (Some(first), Some(last)) =
                (commas.get(name.start), commas.get(name.end - 1))
            else {
                continue;
            };
            let place = first.start..last.end;
            if at == 1 {
                self.odd(Oddity::Separator(","), place.clone());
            }
            self.name(place);
        }
    }

    /// The texts between commas outside braces.
    fn at_commas(&self, part: &Range<usize>) -> Vec<Range<usize>> {
        let text = self.text(part);
        let parts = tex::split(text, |at| usize::from(text.as_bytes()[at] == b','));
        let parts = parts.into_iter().map(|inner| {
            self.cleared.trimmed(part.start + inner.start..part.start + inner.end)
        });
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// The names of a list in a script without spaces: `山田太郎、佐藤花子`.
    fn east_asian(&self, part: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let text = self.text(part);
        if !text.contains(['、', '，', '；']) || !is_in_east_asian(text) {
            return None;
        }
        let mut names = Vec::new();
        let mut start = 0;
        for (at, sign) in text.match_indices(['、', '，', '；']) {
            names.push(start..at);
            start = at + sign.len();
        }
        names.push(start..text.len());
        let is_name = |name: &Range<usize>| text[name.clone()].trim().chars().count() > 1;
        names.iter().all(is_name).then(|| {
            let names = names.into_iter();
            names.map(|name| part.start + name.start..part.start + name.end).collect()
        })
    }

    fn body(&mut self, part: Range<usize>) {
        let family = self.cleared.words(part.clone(), self.unread);
        let family = without_homonym_number(&family).to_owned();
        let (marks, raised) = self.signs(&part);
        let place = part.clone();
        let orcid = self.orcid(&part);
        self.names.names.push(Name {
            family,
            marks,
            raised,
            orcid,
            is_group: true,
            place,
            ..Name::default()
        });
    }

    fn name(&mut self, part: Range<usize>) {
        let part = self.cleared.trimmed(part);
        let end = part.start + self.text(&part).trim_end_matches(',').len();
        let part = self.cleared.trimmed(part.start..end);
        let mut marks = Vec::new();
        let mut texts = Vec::new();
        for inner in self.at_commas(&part) {
            let words = self.cleared.words(inner, self.unread);
            let (text, signs) = marked(&words);
            marks.extend(signs);
            let text = without_homonym_number(&text).trim();
            if !text.is_empty() {
                texts.push(text.to_owned());
            }
        }
        let name = extended(&texts).or_else(|| in_parts(&texts));
        // Without a comma the order is that of speech, and only braces state the parts.
        let name = name.or_else(|| self.with_group(&part));
        let mut name =
            name.unwrap_or_else(|| Name { family: texts.join(" "), ..Name::default() });
        (name.marks, name.raised) = self.signs(&part);
        name.marks.insert_str(0, &marks.concat());
        name.orcid = self.orcid(&part);
        name.place = part;
        self.names.names.push(name);
    }

    /// `Gabriel {García Márquez}`: braces keep the words of a family name together.
    fn with_group(&self, part: &Range<usize>) -> Option<Name> {
        let words = self.words_of(part);
        let (last, given) = words.split_last()?;
        let first = given.first()?;
        let text = self.text(last);
        if !is_group(text) || !text.contains([' ', '~']) {
            return None;
        }
        let words = |part: Range<usize>| self.cleared.words(part, &mut Vec::new());
        let given = words(first.start..last.start);
        Some(Name { given, family: words(last.clone()), ..Name::default() })
    }

    /// The signs that were raised behind a name, and its letters and figures in the form in
    /// which they are read of every name.
    fn signs(&self, part: &Range<usize>) -> (String, String) {
        let (mut marks, mut raised) = (String::new(), String::new());
        for (_, written) in self.raised(part) {
            let sign = tex::name(&canonical_sign(written), &mut Vec::new());
            let sign: String = sign.nfkc().collect();
            let parts = sign.split(|c: char| c.is_whitespace() || ",;".contains(c));
            for part in parts.filter(|part| !part.is_empty()) {
                if part.contains(char::is_alphanumeric) {
                    let _ = write!(raised, "^{{{part}}}");
                } else {
                    marks.push_str(part);
                }
            }
        }
        (marks, raised)
    }

    fn raised(&self, part: &Range<usize>) -> impl Iterator<Item = &(usize, String)> {
        let end = self.reach(part);
        let start = self.cleared.raised.partition_point(|(at, _)| *at < part.start);
        self.cleared.raised[start..].iter().take_while(move |(at, _)| *at < end)
    }

    fn orcid(&self, part: &Range<usize>) -> Option<String> {
        let end = self.reach(part);
        let start = self.cleared.orcids.partition_point(|(at, _)| *at < part.start);
        let (at, number) = self.cleared.orcids.get(start)?;
        (*at < end).then(|| number.clone())
    }

    /// Up to where what was taken out belongs to a name.
    fn reach(&self, part: &Range<usize>) -> usize {
        let rest = &self.cleared.text[part.end..];
        let is_gap = |c: char| c == '\u{1}' || c == ' ';
        part.end + rest.len() - rest.trim_start_matches(is_gap).len()
    }
}
