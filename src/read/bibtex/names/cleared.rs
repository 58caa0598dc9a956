//! A list of names without what is set around names and behind them: bold type and links,
//! raised figures, addresses in parentheses. Each character left is where it was.

use std::collections::HashMap;
use std::ops::Range;

use super::surroundings::{
    ASIDES, RAISING, SECOND, SWITCHES, TYPES, ends, is_nickname, orcid,
};
use crate::read::bibtex::tex;
use crate::read::bibtex::tex::Unread;

/// What stands for a byte that is taken out.
const GAP: char = '\u{1}';

/// A list of names, cleared, with what was taken out of it.
#[derive(Debug, Default)]
pub(super) struct Cleared {
    /// The list, as long as it was written.
    pub text: String,
    /// What was raised, and where.
    pub raised: Vec<(usize, String)>,
    /// ORCID iDs, and where they stood.
    pub orcids: Vec<(usize, String)>,
    /// What stood behind a name and is not shown.
    pub dropped: Vec<Range<usize>>,
}

impl Cleared {
    /// Clears a list.
    pub(super) fn new(list: &str) -> Self {
        let mut clearing = Clearing {
            list,
            bytes: list.as_bytes().to_vec(),
            ends: ends(list),
            at: 0,
            depth: 0,
            found: Self::default(),
        };
        clearing.run();
        let text = String::from_utf8(clearing.bytes);
        Self { text: text.unwrap_or_else(|_| list.to_owned()), ..clearing.found }
    }

    /// What a part of the list says. What cannot be read is told with its place in the list.
    pub(super) fn words(&self, part: Range<usize>, unread: &mut Vec<Unread>) -> String {
        let written = &self.text[part.clone()];
        if !written.contains(GAP) {
            let first = unread.len();
            let words = tex::name(written, unread);
            for (_, bytes) in &mut unread[first..] {
                *bytes = bytes.start + part.start..bytes.end + part.start;
            }
            return words;
        }
        let first = unread.len();
        let words = tex::name(&written.replace(GAP, ""), unread);
        let places: Vec<_> =
            written.char_indices().filter(|(_, c)| *c != GAP).collect::<Vec<_>>();
        // Where each byte of the text without gaps stands in the list.
        let mut offsets = Vec::with_capacity(written.len());
        for (at, character) in places {
            offsets.extend((0..character.len_utf8()).map(|byte| part.start + at + byte));
        }
        let place = |at: usize| offsets.get(at).copied().unwrap_or(part.end);
        for (_, bytes) in &mut unread[first..] {
            *bytes = place(bytes.start)..place(bytes.end).max(place(bytes.start));
        }
        words
    }

    /// A part of the list without the white space around it.
    pub(super) fn trimmed(&self, part: Range<usize>) -> Range<usize> {
        let text = &self.text[part.clone()];
        let is_blank = |c: char| c.is_whitespace() || c == GAP;
        let start = part.start + text.len() - text.trim_start_matches(is_blank).len();
        let end = part.start + text.trim_end_matches(is_blank).len();
        start..end.max(start)
    }
}

struct Clearing<'a> {
    list: &'a str,
    bytes: Vec<u8>,
    /// Where the group ends that a brace opens.
    ends: HashMap<usize, usize>,
    at: usize,
    depth: usize,
    found: Cleared,
}

/// How many bytes behind its beginning something ends that stands at a name.
const NEAR: usize = 400;

impl Clearing<'_> {
    /// Goes through the list once.
    fn run(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            match byte {
                b'\\' => self.command(),
                b'{' => {
                    self.depth += 1;
                    self.at += 1;
                }
                b'}' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.at += 1;
                }
                // In the name of a body signs are signs.
                _ if self.depth > 0 => self.at += 1,
                b'$' => self.formula(),
                b'^' => self.raised_sign(),
                b'*' | b'_' => self.emphasis(),
                b'<' => self.tag(),
                b'[' => self.link(),
                b'(' => self.parentheses(),
                0xC2 | 0xE1 | 0xE2 => self.raised_figures(),
                _ => self.at += 1,
            }
        }
    }

    fn rest(&self) -> &str {
        self.list.get(self.at..).unwrap_or_default()
    }

    /// What stands from a byte on, as far as something behind a name reaches.
    fn near(&self, from: usize) -> &str {
        let mut end = self.list.len().min(from + NEAR);
        while !self.list.is_char_boundary(end) {
            end -= 1;
        }
        self.list.get(from..end).unwrap_or_default()
    }

    fn blank(&mut self, bytes: Range<usize>) {
        if let Some(bytes) = self.bytes.get_mut(bytes) {
            bytes.fill(GAP as u8);
        }
    }

    /// The end of the white space from a byte on.
    fn behind_space(&self, from: usize) -> usize {
        let spaces = self.list.as_bytes()[from.min(self.list.len())..]
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace());
        from + spaces.count()
    }

    /// The bytes of a group that opens here, with its braces.
    fn group(&self, from: usize) -> Option<Range<usize>> {
        let start = self.behind_space(from);
        self.ends.get(&start).map(|end| start..end + 1)
    }

    fn command(&mut self) {
        let start = self.at;
        let letters =
            self.rest()[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let end = start + 1 + letters;
        let name = &self.list[start + 1..end];
        if letters == 0 {
            let sign = self.rest()[1..].chars().next().map_or(0, char::len_utf8);
            self.at = end + sign;
            return;
        }
        self.at = end;
        if TYPES.contains(&name) {
            if let Some(group) = self.group(end) {
                self.open(start..group.start + 1, &group);
            }
        } else if SWITCHES.contains(&name) {
            self.switch(start, self.behind_space(end));
        } else if name == "color" {
            if let Some(group) = self.group(end) {
                self.switch(start, self.behind_space(group.end));
            }
        } else if SECOND.contains(&name) {
            let second = self.group(end).and_then(|first| self.group(first.end));
            if let Some(second) = second {
                self.open(start..second.start + 1, &second);
            }
        } else if RAISING.contains(&name) && self.depth == 0 {
            if let Some(group) = self.group(end) {
                self.raise(start..group.end, group.start + 1..group.end - 1);
            }
        } else if ASIDES.contains(&name) && self.depth == 0 {
            self.aside(start, end);
        } else if name == "ifmmode" {
            self.condition(start);
        }
    }

    /// Takes out a command and the braces of its argument, and goes on inside.
    fn open(&mut self, head: Range<usize>, group: &Range<usize>) {
        self.at = head.end;
        self.blank(head);
        self.blank(group.end - 1..group.end);
    }

    /// Takes out a command that begins a group, and the braces of the group.
    fn switch(&mut self, start: usize, end: usize) {
        self.blank(start..end);
        self.at = end;
        let before = self.list[..start].trim_end();
        let Some(brace) = before.len().checked_sub(1) else { return };
        if before.ends_with('{') && self.bytes[brace] == b'{' {
            let Some(end) = self.ends.get(&brace).copied() else { return };
            self.blank(brace..brace + 1);
            self.blank(end..end + 1);
            self.depth = self.depth.saturating_sub(1);
        }
    }

    /// `\ifmmode\check{r}\else\v{r}\fi`, as the American Physical Society writes accents: a
    /// name is no formula.
    fn condition(&mut self, start: usize) {
        let Some((formula, text)) = self.near(start).split_once("\\else") else { return };
        let Some(length) = text.find("\\fi") else { return };
        let inner = self.behind_space(start + formula.len() + "\\else".len());
        let fi = start + formula.len() + "\\else".len() + length;
        let mut end = fi + "\\fi".len();
        if self.list[end..].starts_with("{}") {
            end += 2;
        } else {
            end = self.behind_space(end);
        }
        self.blank(start..inner);
        self.blank(fi..end);
        self.at = inner;
    }

    fn raise(&mut self, all: Range<usize>, inner: Range<usize>) {
        self.found.raised.push((all.start, self.list[inner].to_owned()));
        self.at = all.end;
        self.blank(all);
    }

    fn aside(&mut self, start: usize, end: usize) {
        let mut end = end;
        if self.list[end..].starts_with('[')
            && let Some(length) = self.near(end).find(']')
        {
            end += length + 1;
        }
        if let Some(group) = self.group(end) {
            let inner = &self.list[group.start + 1..group.end - 1];
            match orcid(inner) {
                Some(number) => self.found.orcids.push((start, number)),
                None => self.found.dropped.push(start..group.end),
            }
            end = group.end;
        }
        self.blank(start..end);
        self.at = end;
    }

    /// `$^{1,2}$`, `$\dagger$`
    fn formula(&mut self) {
        let start = self.at;
        let Some(length) = self.near(start + 1).find('$') else {
            self.at += 1;
            return;
        };
        let inner = self.list[start + 1..start + 1 + length].trim();
        let raised = inner.strip_prefix("{}").unwrap_or(inner);
        let is_sign = raised.starts_with('\\') && raised.len() < 14
            || raised.chars().all(|c| "*∗†‡§".contains(c));
        self.at = start + length + 2;
        if !inner.is_empty() && (raised.starts_with('^') || is_sign) {
            let raised = raised.replace('^', " ");
            self.found.raised.push((start, raised));
            self.blank(start..self.at);
        }
    }

    /// `^{1}`, `^1`
    fn raised_sign(&mut self) {
        let start = self.at;
        self.at += 1;
        if let Some(group) = self.group(start + 1) {
            self.raise(start..group.end, group.start + 1..group.end - 1);
        } else {
            let rest = self.rest();
            let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
            let mut letters = rest.chars();
            let sign = letters.next().filter(|sign| {
                let is_letter = sign.is_ascii_lowercase();
                let is_alone = !letters.next().is_some_and(char::is_alphabetic);
                is_letter && is_alone || "*∗⋆†‡§¶#+✉".contains(*sign)
            });
            let length = sign.map_or(figures, char::len_utf8);
            if length > 0 {
                self.raise(start..self.at + length, self.at..self.at + length);
            }
        }
    }

    /// `**Ada Lovelace**`, as home pages have it.
    fn emphasis(&mut self) {
        let start = self.at;
        let sign = char::from(self.bytes[start]);
        let rest = &self.list[start..];
        let length = rest.len() - rest.trim_start_matches(sign).len();
        self.at = start + length;
        let before = self.list[..start].chars().next_back();
        let begins = before.is_none_or(|c| c.is_whitespace() || "{,;".contains(c))
            && self.rest().starts_with(|c: char| c.is_alphabetic() || c == '\\');
        let mark = &rest[..length];
        let Some(inner) = self.near(self.at).find(mark).filter(|_| begins && length < 3)
        else {
            return;
        };
        // A mark before a name goes with the next one when they are at two names.
        if !self.rest()[..inner].contains(" and ") {
            let end = self.at + inner;
            self.blank(start..self.at);
            self.blank(end..end + length);
        }
    }

    /// `<b>Lovelace, Ada</b>`, `Lovelace<sup>1</sup>`
    fn tag(&mut self) {
        let start = self.at;
        self.at += 1;
        let Some(length) = self.near(start).find('>') else { return };
        let tag = self.list[start + 1..start + length].to_ascii_lowercase();
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let end = start + length + 1;
        if name == "sup"
            && let Some(inner) = self.near(end).find("</sup>")
        {
            self.raise(start..end + inner + "</sup>".len(), end..end + inner);
            return;
        }
        let name = tag.trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphabetic()).next();
        if matches!(name, Some("b" | "strong" | "i" | "em" | "u" | "span" | "a" | "mark"))
        {
            self.blank(start..end);
            self.at = end;
        }
    }

    /// `[Ada Lovelace](https://…)`
    fn link(&mut self) {
        let start = self.at;
        self.at += 1;
        let Some(inner) = self.near(self.at).find("](") else { return };
        let close = self.at + inner;
        let Some(length) = self.near(close).find(')') else { return };
        if !self.list[self.at..close].contains('[') {
            self.blank(start..start + 1);
            self.blank(close..close + length + 1);
        }
    }

    /// An ORCID iD, an address or an affiliation; a short name in parentheses is one.
    fn parentheses(&mut self) {
        let start = self.at;
        self.at += 1;
        let Some(length) = self.near(start).find(')') else { return };
        let end = start + length + 1;
        let inner = &self.list[start + 1..end - 1];
        let is_behind = self.list[..start].ends_with(|c: char| c.is_whitespace());
        if let Some(number) = orcid(inner) {
            self.found.orcids.push((start, number));
        } else if is_behind && !inner.contains(" and ") && !is_nickname(inner) {
            self.found.dropped.push(start..end);
        } else {
            return;
        }
        self.blank(start..end);
        self.at = end;
    }

    /// `Lovelace¹,²`
    fn raised_figures(&mut self) {
        const FIGURES: &str = "¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ";
        let start = self.at;
        let rest = self.rest();
        let is_raised = |c: char| FIGURES.contains(c);
        if !rest.starts_with(is_raised) {
            self.at += rest.chars().next().map_or(1, char::len_utf8);
            return;
        }
        let mut end = 0;
        let mut letters = rest.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let goes_on =
                letter == ',' && letters.peek().is_some_and(|(_, next)| is_raised(*next));
            if !is_raised(letter) && !goes_on {
                break;
            }
            end = at + letter.len_utf8();
        }
        self.raise(start..start + end, start..start + end);
    }
}
