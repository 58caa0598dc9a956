//! The elements of a document: what TeX says of them, gathered from all pages, becomes the
//! structure tree of the PDF (ISO 32000-1, 14.7).

use std::collections::BTreeMap;
use std::fmt::Write;

use super::draft::{Draft, text_string};
use super::events::{ROLES, Tag};
use super::formulas;
use super::spoken::Spoken;

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
#[derive(Clone, Copy, Debug)]
struct Mark {
    page: usize,
    id: usize,
    /// Which of all marks it is, in the order of the pages.
    place: usize,
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
        element.marks.push(Mark { page, id, place });
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

    /// The text of an element.
    pub(super) fn text(&self, id: u32) -> &str {
        self.elements.get(&id).map_or("", |element| element.text.trim())
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

struct Writer<'t> {
    tree: &'t Tree,
    firsts: BTreeMap<u32, usize>,
    children: BTreeMap<Option<u32>, Vec<u32>>,
    numbers: BTreeMap<u32, u32>,
    /// Of the heading before.
    level: u8,
    pages: &'t [u32],
    notes: Vec<(String, u32)>,
    formulas: BTreeMap<u32, String>,
    photo: &'t str,
}

impl Writer<'_> {
    fn number(&mut self, parent: Option<u32>, draft: &mut Draft) {
        for child in self.children.get(&parent).cloned().unwrap_or_default() {
            self.numbers.insert(child, draft.number());
            self.number(Some(child), draft);
        }
    }

    fn put_below(&mut self, parent: Option<u32>, above: u32, draft: &mut Draft) {
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
    fn kids(&self, id: Option<u32>) -> String {
        let element = id.and_then(|id| self.tree.elements.get(&id));
        let marks = element.map_or(&[][..], |element| &element.marks);
        let page = marks.first().map(|mark| mark.page);
        let children = self.children.get(&id).map_or(&[][..], Vec::as_slice);
        let mut kids: Vec<(usize, String)> = Vec::new();
        for mark in marks {
            let kid = if Some(mark.page) == page {
                mark.id.to_string()
            } else {
                let page = self.pages.get(mark.page).copied().unwrap_or(0);
                format!("<</Type/MCR/Pg {page} 0 R/MCID {}>>", mark.id)
            };
            kids.push((mark.place, kid));
        }
        for child in children {
            let number = self.numbers.get(child).copied().unwrap_or(0);
            let place = self.firsts.get(child).copied().unwrap_or(usize::MAX);
            kids.push((place, format!("{number} 0 R")));
        }
        // What this step has added is numbered behind all that TeX knows of.
        if !marks.is_empty() || children.last().is_some_and(|last| *last >= OWN) {
            kids.sort_by_key(|(place, _)| *place);
        }
        let mut kids: Vec<_> = kids.into_iter().map(|(_, kid)| kid).collect();
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
    fn parents(&self, annotations: &[(u32, u32)], draft: &mut Draft) -> u32 {
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
