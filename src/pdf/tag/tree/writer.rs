//! Writes the elements: dictionaries with what each holds, and the table from marks to elements.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Element, OWN, Tree};
use crate::pdf::tag::draft::{Draft, text_string};
use crate::pdf::tag::events::Tag;
use crate::pdf::tag::order;
use crate::pdf::tag::order::Spot;

/// What an element holds, in the order in which it is read: lines of text from right to left are
/// turned round, which is known by their spots.
fn in_order(mut kids: Vec<(usize, Option<Spot>, String)>) -> Vec<String> {
    let spots: Option<Vec<_>> = kids.iter().map(|(_, spot, _)| *spot).collect();
    if let Some(spots) = spots.filter(|spots| spots.len() > 1) {
        let order = order::read(&spots);
        return order.iter().map(|at| std::mem::take(&mut kids[*at].2)).collect();
    }
    kids.into_iter().map(|(.., kid)| kid).collect()
}

pub(super) struct Writer<'t> {
    pub(super) tree: &'t Tree,
    pub(super) firsts: BTreeMap<u32, usize>,
    pub(super) children: BTreeMap<Option<u32>, Vec<u32>>,
    pub(super) numbers: BTreeMap<u32, u32>,
    /// Of the heading before.
    pub(super) level: u8,
    pub(super) pages: &'t [u32],
    pub(super) notes: Vec<(String, u32)>,
    pub(super) formulas: BTreeMap<u32, String>,
    pub(super) photo: &'t str,
}

impl Writer<'_> {
    pub(super) fn number(&mut self, parent: Option<u32>, draft: &mut Draft) {
        for child in self.children.get(&parent).cloned().unwrap_or_default() {
            self.numbers.insert(child, draft.number());
            self.number(Some(child), draft);
        }
    }

    pub(super) fn put_below(
        &mut self,
        parent: Option<u32>,
        above: u32,
        draft: &mut Draft,
    ) {
        for child in self.children.get(&parent).cloned().unwrap_or_default() {
            let (Some(number), Some(element)) =
                (self.numbers.get(&child).copied(), self.tree.elements.get(&child))
            else {
                continue;
            };
            let tag = self.tag(element.tag);
            let page = element.marks.first().map_or(String::new(), |mark| {
                format!("/Pg {} 0 R", self.pages.get(mark.page).copied().unwrap_or(0))
            });
            let more = self.attributes(child, element, number);
            let kids = self.kids(Some(child));
            draft.put(number, format!("<</S/{tag}/P {above} 0 R{page}{more}{kids}>>"));
            self.put_below(Some(child), number, draft);
        }
    }

    /// Headings never skip a level (ISO 14289-1, 7.4.2).
    fn tag(&mut self, tag: Tag) -> String {
        let Some(level) = tag.level() else { return tag.0.to_owned() };
        self.level = level.min(self.level + 1);
        format!("H{}", self.level)
    }

    fn attributes(&mut self, id: u32, element: &Element, number: u32) -> String {
        match element.tag.0 {
            "Figure" => format!("/Alt{}", text_string(self.photo)),
            "Formula" => {
                let said = self.formulas.get(&id).map_or("", String::as_str);
                format!("/Alt{}", text_string(said))
            }
            "Note" => {
                let name = format!("note{:05}", self.notes.len() + 1);
                self.notes.push((name.clone(), number));
                format!("/ID({name})")
            }
            "L" => match self.numbering(id) {
                Some(kind) => format!("/A<</O/List/ListNumbering/{kind}>>"),
                None => String::new(),
            },
            "Span" => {
                let language = self.tree.languages.get(&id);
                let language = language.map(|tag| format!("/Lang{}", text_string(tag)));
                let spoken = self.tree.spoken(id);
                let spoken = spoken.map(|said| format!("/E{}", text_string(said)));
                [language, spoken].into_iter().flatten().collect()
            }
            _ => String::new(),
        }
    }

    /// How the items of a list are numbered, if they have labels.
    fn numbering(&self, list: u32) -> Option<&'static str> {
        let items = self.children.get(&Some(list))?;
        let parts = items.iter().filter_map(|item| self.children.get(&Some(*item)));
        let mut labels = parts.flatten().filter(|part| {
            self.tree.elements.get(part).is_some_and(|part| part.tag.0 == "Lbl")
        });
        let text = self.tree.text(*labels.next()?);
        let is_number = text.chars().any(|sign| sign.is_ascii_digit());
        Some(if is_number { "Decimal" } else { "Disc" })
    }

    /// The marks, children and areas of an element, in the order in which they are read. Where
    /// it has text of its own, a child stands where it begins on the page; else children
    /// stand in the order of the document.
    pub(super) fn kids(&self, id: Option<u32>) -> String {
        let element = id.and_then(|id| self.tree.elements.get(&id));
        let marks = element.map_or(&[][..], |element| &element.marks);
        let page = marks.first().map(|mark| mark.page);
        let children = self.children.get(&id).map_or(&[][..], Vec::as_slice);
        let mut kids: Vec<(usize, Option<Spot>, String)> = Vec::new();
        for mark in marks {
            let kid = if Some(mark.page) == page {
                mark.id.to_string()
            } else {
                let page = self.pages.get(mark.page).copied().unwrap_or(0);
                format!("<</Type/MCR/Pg {page} 0 R/MCID {}>>", mark.id)
            };
            kids.push((mark.place, mark.spot, kid));
        }
        for child in children {
            let number = self.numbers.get(child).copied().unwrap_or(0);
            let place = self.firsts.get(child).copied().unwrap_or(usize::MAX);
            let spot =
                if self.tree.is_right_to_left { self.tree.spot(*child) } else { None };
            kids.push((place, spot, format!("{number} 0 R")));
        }
        // What this step has added is numbered behind all that TeX knows of.
        if !marks.is_empty() || children.last().is_some_and(|last| *last >= OWN) {
            kids.sort_by_key(|(place, ..)| *place);
        }
        let mut kids = in_order(kids);
        for link in element.map_or(&[][..], |element| &element.links) {
            let number = self.pages.get(link.page).copied().unwrap_or(0);
            let other = if Some(link.page) == page {
                String::new()
            } else {
                format!("/Pg {number} 0 R")
            };
            kids.push(format!("<</Type/OBJR/Obj {} 0 R{other}>>", link.annotation));
        }
        match kids.as_slice() {
            [] => String::new(),
            [one] => format!("/K {one}"),
            many => format!("/K[{}]", many.join(" ")),
        }
    }

    /// Which element each mark and each link belongs to.
    pub(super) fn parents(&self, annotations: &[(u32, u32)], draft: &mut Draft) -> u32 {
        let number = |id: &u32| self.numbers.get(id).copied().unwrap_or(0);
        let mut entries = String::new();
        for (page, marks) in self.tree.pages.iter().enumerate() {
            let all = marks
                .iter()
                .fold(String::new(), |all, id| all + &format!("{} 0 R ", number(id)));
            let array = draft.add(format!("[{}]", all.trim_end()));
            let _ = write!(entries, "{page} {array} 0 R ");
        }
        for (at, (_, element)) in annotations.iter().enumerate() {
            let key = self.tree.pages.len() + at;
            let _ = write!(entries, "{key} {} 0 R ", number(element));
        }
        draft.add(format!("<</Nums[{}]>>", entries.trim_end()))
    }
}
