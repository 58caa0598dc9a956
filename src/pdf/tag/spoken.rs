//! What is read aloud in the place of signs that a page shows: the dash between two dates, and
//! the marks at names.

use std::collections::HashMap;

use crate::document::{Block, Document, Inlines, Item, Part};
use crate::text;

/// The signs of a document that are not read as they are, without their spaces.
#[derive(Clone, Debug, Default)]
pub(super) struct Spoken {
    periods: HashMap<String, String>,
    /// Those that were not met yet: what a mark means is said once.
    marks: HashMap<String, String>,
}

/// More characters are no period and no mark.
const LONGEST: usize = 60;

impl Spoken {
    /// Those of a document.
    pub(super) fn of(document: &Document) -> Self {
        let mut all = Self::default();
        let form = document.metadata.spoken_period.as_str();
        for part in document.parts() {
            let sections = match part {
                Part::Section(section) => std::slice::from_ref(section),
                Part::Group { sections, .. } => sections,
            };
            sections.iter().for_each(|section| all.blocks(&section.blocks, form));
        }
        all
    }

    fn blocks(&mut self, blocks: &[Block], form: &str) {
        for block in blocks {
            match block {
                Block::Entry(entry) => {
                    self.date(entry.date.as_ref(), form);
                    self.blocks(&entry.body, form);
                }
                Block::Publications(publications) => {
                    for publication in publications {
                        self.date(publication.date.as_ref(), form);
                        self.blocks(&publication.body, form);
                    }
                }
                Block::Line { date, .. } => self.date(date.as_ref(), form),
                Block::Items(items) => self.items(items, form),
                Block::Legend(marks) => {
                    for (mark, meaning) in marks {
                        self.marks
                            .entry(letters(mark))
                            .or_insert_with(|| meaning.clone());
                    }
                }
                Block::Heading(_)
                | Block::Paragraph(_)
                | Block::Fields(_)
                | Block::Row(_) => {}
            }
        }
    }

    fn items(&mut self, items: &[Item], form: &str) {
        for item in items {
            self.date(item.date.as_ref(), form);
            self.items(&item.items, form);
        }
    }

    /// A date as a whole and each of its pieces, since a theme may set these apart.
    fn date(&mut self, date: Option<&Inlines>, form: &str) {
        let Some(date) = date else { return };
        let pieces = date.iter().map(|piece| text::plain(std::slice::from_ref(piece)));
        for shown in pieces.chain([text::plain(date)]) {
            if let Some(said) = period(&shown, form) {
                self.periods.insert(letters(&shown), said);
            }
        }
    }

    /// What a text is read as, if it is one of these signs as a whole.
    pub(super) fn said(&mut self, shown: &str) -> Option<String> {
        if shown.len() > LONGEST || self.periods.is_empty() && self.marks.is_empty() {
            return None;
        }
        let shown = letters(shown);
        self.periods.get(&shown).cloned().or_else(|| self.marks.remove(&shown))
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.periods.is_empty() && self.marks.is_empty()
    }
}

/// One period as it is read aloud; several are left as they are.
fn period(shown: &str, form: &str) -> Option<String> {
    let shown = shown.replace('\u{200b}', "").replace('\u{a0}', " ");
    let (start, end) = shown.split_once('–')?;
    let is_one = !end.contains('–') && !start.trim().is_empty() && !end.trim().is_empty();
    let said = form.replace("{start}", start.trim()).replace("{end}", end.trim());
    (is_one && letters(&said) != letters(&shown)).then_some(said)
}

fn letters(text: &str) -> String {
    let is_shown = |sign: &char| !sign.is_whitespace() && *sign != '\u{200b}';
    text.chars().filter(is_shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_between_two_dates_is_a_word() {
        let said = |shown| period(shown, "{start} to {end}");
        assert_eq!(said("2018–2023").as_deref(), Some("2018 to 2023"));
        let months = "Oct\u{a0}2018–\u{200b}Mar\u{a0}2020";
        assert_eq!(said(months).as_deref(), Some("Oct 2018 to Mar 2020"));
        assert_eq!(said("2018"), None);
        assert_eq!(said("2018–2019, 2021–2023"), None);
        assert_eq!(period("2018–2023", "{start} – {end}"), None);
    }

    #[test]
    fn a_mark_says_what_it_means_once() {
        let mut spoken = Spoken::default();
        spoken.marks.insert("*".to_owned(), "equal contribution".to_owned());
        assert_eq!(spoken.said("*").as_deref(), Some("equal contribution"));
        assert_eq!(spoken.said("*"), None);
    }
}
