//! The elements of a document: what TeX says of them, gathered from all pages, becomes the
//! structure tree of the PDF (ISO 32000-1, 14.7).

mod writer;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::draft::Draft;
use super::events::{ROLES, Tag};
use super::formulas;
use super::order;
use super::order::{Direction, Spot};
use super::spoken::Spoken;
use writer::Writer;

/// All elements with something on a page, by the number that TeX gave them.
#[derive(Debug, Default)]
pub(super) struct Tree {
    elements: BTreeMap<u32, Element>,
    /// Which element each mark of a page belongs to.
    pages: Vec<Vec<u32>>,
    marks: usize,
    /// The languages of elements that have one of their own.
    languages: BTreeMap<u32, String>,
    /// What elements are read as that this step has added, by their numbers from [`OWN`] on.
    spoken: Vec<String>,
    /// The words that belong to no element.
    pub stray: String,
    /// Whether its lines run from right to left.
    pub is_right_to_left: bool,
    /// The signs that are read as something else.
    pub signs: Spoken,
}

/// The first number of the elements that TeX knows nothing of.
const OWN: u32 = 1 << 30;

#[derive(Debug)]
struct Element {
    tag: Tag,
    parent: Option<u32>,
    marks: Vec<Mark>,
    links: Vec<Link>,
    text: String,
}

/// A piece of a page.
#[derive(Clone, Debug)]
struct Mark {
    page: usize,
    id: usize,
    /// Which of all marks it is, in the order of the pages.
    place: usize,
    /// Where it stands; known where lines run from right to left.
    spot: Option<Spot>,
    /// Its text in the order in which it is read; known as its spot is.
    text: String,
}

/// The area of a link.
#[derive(Clone, Copy, Debug)]
struct Link {
    page: usize,
    annotation: u32,
}

/// What a picture or a formula is said to be.
pub(super) struct Alternatives<'a> {
    /// Of the photo.
    pub photo: &'a str,
    /// Of the formulas, in the order of the document; fewer than there are say nothing.
    pub formulas: &'a [String],
}

impl Tree {
    /// Begins a page.
    pub(super) fn begin_page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Begins a piece of the page that belongs to the last of these elements; gives the number
    /// of its mark.
    pub(super) fn mark(&mut self, chain: &[(u32, Tag)]) -> Option<usize> {
        let (last, _) = *chain.last()?;
        self.enter(chain);
        let page = self.pages.len().checked_sub(1)?;
        let marks = self.pages.last_mut()?;
        let id = marks.len();
        marks.push(last);
        self.marks += 1;
        let place = self.marks;
        let element = self.elements.get_mut(&last)?;
        element.marks.push(Mark { page, id, place, spot: None, text: String::new() });
        Some(id)
    }

    /// Gives the area of a link to its element.
    pub(super) fn link(&mut self, chain: &[(u32, Tag)], page: usize, annotation: u32) {
        self.enter(chain);
        if let Some(element) =
            chain.last().and_then(|(last, _)| self.elements.get_mut(last))
        {
            element.links.push(Link { page, annotation });
        }
    }

    fn enter(&mut self, chain: &[(u32, Tag)]) {
        let mut parent = None;
        let mut above = "";
        for (id, tag) in chain {
            // In a document from right to left a list may be a paragraph.
            let tag = match (tag.0, above) {
                ("LI", above) if above != "L" => Tag("Div"),
                ("Lbl" | "LBody", above) if above != "LI" => Tag("P"),
                _ => *tag,
            };
            above = tag.0;
            self.elements.entry(*id).or_insert_with(|| Element {
                tag,
                parent,
                marks: Vec::new(),
                links: Vec::new(),
                text: String::new(),
            });
            parent = Some(*id);
        }
    }

    /// Adds to the text of an element; that of a part of a line is the text of what it is in.
    pub(super) fn say(&mut self, id: u32, text: &str) {
        let mut next = Some(id);
        while let Some(element) = next.and_then(|id| self.elements.get_mut(&id)) {
            element.text.push_str(text);
            next = element.parent.filter(|_| element.tag.0 == "Span");
        }
    }

    /// Where the text stands that was shown last in an element.
    pub(super) fn stand(&mut self, id: u32, text: &str, spot: Spot) {
        let mark = self.elements.get_mut(&id).and_then(|own| own.marks.last_mut());
        let Some(mark) = mark else { return };
        let spot = Spot { page: mark.page, ..spot };
        mark.spot = Some(mark.spot.map_or(spot, |before| before.and(&spot)));
        match spot.direction {
            Direction::Backwards => mark.text.extend(text.chars().rev()),
            _ => mark.text.push_str(text),
        }
    }

    /// The language of an element is not that of the document.
    pub(super) fn set_language(&mut self, id: u32, tag: String) {
        self.languages.insert(id, tag);
    }

    /// A number for an element that is read as something else than it shows.
    pub(super) fn add_spoken(&mut self, said: String) -> u32 {
        self.spoken.push(said);
        u32::try_from(self.spoken.len() - 1).map_or(u32::MAX, |at| OWN + at)
    }

    /// What an element is read as, if that is not what it shows.
    fn spoken(&self, id: u32) -> Option<&String> {
        self.spoken.get(usize::try_from(id.checked_sub(OWN)?).ok()?)
    }

    /// The text of an element, in the order in which it is read.
    pub(super) fn text(&self, id: u32) -> String {
        let Some(element) = self.elements.get(&id) else { return String::new() };
        let marks = element.marks.iter().filter_map(|mark| Some((mark, mark.spot?)));
        let marks: Vec<_> = marks.collect();
        if marks.is_empty() {
            return element.text.trim().to_owned();
        }
        let spots: Vec<_> = marks.iter().map(|(_, spot)| *spot).collect();
        let (mut text, mut last): (String, Option<&Spot>) = (String::new(), None);
        for at in order::read(&spots) {
            let is_apart = last.is_some_and(|last| spots[at].is_apart_from(last));
            text.push_str(if is_apart { " " } else { "" });
            text.push_str(&marks[at].0.text);
            last = Some(&spots[at]);
        }
        text.trim().to_owned()
    }

    /// Where an element begins, with what is in it.
    fn spot(&self, id: u32) -> Option<Spot> {
        let spots = self.elements.get(&id)?.marks.iter().filter_map(|mark| mark.spot);
        spots.reduce(|all, one| all.and(&one))
    }

    /// Writes all elements; gives the number of the root. `pages` are the objects of the
    /// pages, `annotations` the links with an element in the order of their keys, which begin
    /// behind those of the pages.
    pub(super) fn write(
        &self,
        draft: &mut Draft,
        pages: &[u32],
        annotations: &[(u32, u32)],
        alternatives: &Alternatives<'_>,
    ) -> u32 {
        let root = draft.number();
        let document = draft.number();
        let mut writer = Writer {
            tree: self,
            firsts: self.firsts(),
            children: self.children(),
            numbers: BTreeMap::new(),
            level: 0,
            pages,
            notes: Vec::new(),
            formulas: self.formulas(alternatives.formulas),
            photo: alternatives.photo,
        };
        writer.number(None, draft);
        let kids = writer.kids(None);
        draft
            .put(document, format!("<</Type/StructElem/S/Document/P {root} 0 R{kids}>>"));
        writer.put_below(None, document, draft);
        let parents = writer.parents(annotations, draft);
        let next = pages.len() + annotations.len();
        let mut entries = format!(
            "<</Type/StructTreeRoot/K {document} 0 R/ParentTree {parents} 0 R\
             /ParentTreeNextKey {next}"
        );
        let is_used = |name| self.elements.values().any(|element| element.tag.0 == name);
        let roles = ROLES.iter().filter(|(name, _)| is_used(*name));
        let roles = roles
            .fold(String::new(), |all, (name, role)| all + &format!("/{name}/{role}"));
        if !roles.is_empty() {
            let _ = write!(entries, "/RoleMap<<{roles}>>");
        }
        if !writer.notes.is_empty() {
            let names =
                writer.notes.iter().fold(String::new(), |names, (name, number)| {
                    names + &format!("({name}){number} 0 R ")
                });
            let _ = write!(entries, "/IDTree<</Names[{}]>>", names.trim_end());
        }
        draft.put(root, entries + ">>");
        root
    }

    fn children(&self) -> BTreeMap<Option<u32>, Vec<u32>> {
        let mut children: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (id, element) in &self.elements {
            children.entry(element.parent).or_default().push(*id);
        }
        children
    }

    /// Where each element begins on the pages.
    fn firsts(&self) -> BTreeMap<u32, usize> {
        let mut firsts: BTreeMap<u32, usize> = BTreeMap::new();
        for (id, element) in &self.elements {
            let Some(first) = element.marks.first() else { continue };
            let mut above = Some(*id);
            while let Some(id) = above {
                let place = firsts.entry(id).or_insert(first.place);
                *place = first.place.min(*place);
                above = self.elements.get(&id).and_then(|element| element.parent);
            }
        }
        firsts
    }

    /// What each formula is said to be: its source, or its signs where none is known.
    fn formulas(&self, sources: &[String]) -> BTreeMap<u32, String> {
        let mut sources = sources.to_vec();
        let formulas =
            self.elements.iter().filter(|(_, element)| element.tag.0 == "Formula");
        let said = formulas.map(|(id, element)| {
            let source = formulas::take(&mut sources, &element.text);
            (*id, source.unwrap_or_else(|| element.text.trim().to_owned()))
        });
        said.collect()
    }
}
