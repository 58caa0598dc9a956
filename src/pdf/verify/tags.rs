//! The tags of a PDF beside its pages and the document: all that a page shows is in an element
//! or decoration, links and headings are as ISO 14289-1 wants them, and each text of the
//! document is in an element of its kind, in the order of the document.

use std::collections::{HashMap, HashSet};

use super::expected::{Expected, Piece};
use super::kind::Kind;
use super::letters::runs_backwards;
use super::pdf::structure::{Leaf, Structure};
use super::pdf::{Mark, Page, Reading};
use super::{Fault, Words, letters};

/// What is wrong with tags, whatever the document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagFault {
    /// Words that are neither in an element nor decoration, on a page.
    Unmarked {
        /// The words.
        text: String,
        /// The page, from 1.
        page: usize,
    },
    /// A drawing that is neither.
    UnmarkedDrawing {
        /// The page, from 1.
        page: usize,
    },
    /// A piece of a page that the element it names does not have, or that several have.
    WithoutElement {
        /// The words.
        text: String,
        /// The page, from 1.
        page: usize,
    },
    /// A link without an element, or without a description.
    LinkWithoutElement {
        /// The page, from 1.
        page: usize,
    },
    /// A heading two levels below the one before.
    SkippedLevel {
        /// What the heading is.
        tag: String,
    },
    /// An element in one that does not take it.
    WrongParent {
        /// What it is.
        tag: String,
        /// What it is in.
        parent: String,
    },
    /// A picture or formula that does not say what it shows.
    WithoutAlternative {
        /// What the element is.
        tag: String,
    },
}

/// A document with more texts in the wrong place has one cause.
const MOST: usize = 20;

/// Holds the tags of a PDF against its pages, and against the document if these show all of it.
pub(super) fn check(
    reading: &Reading,
    expected: &Expected,
    is_right_to_left: bool,
    faults: &mut Vec<Fault>,
) {
    let Some(structure) = &reading.structure else { return };
    let before = faults.len();
    let pages = &reading.pages;
    let pieces: Vec<_> = pages.iter().map(pieces).collect();
    marks(pages, &pieces, structure, faults);
    areas(structure, faults);
    elements(structure, faults);
    let is_whole = !faults.iter().any(|it| matches!(it, Fault::Lost(_) | Fault::Broken));
    if is_whole && faults.len() == before && !is_right_to_left {
        Order::of(&pieces, structure).check(expected, faults);
    }
}

/// The text of each piece of a page, by its number.
fn pieces(page: &Page) -> HashMap<usize, String> {
    let mut pieces: HashMap<usize, String> = HashMap::new();
    for (mark, text) in page.marked() {
        if let Mark::Piece(number) = mark {
            pieces.entry(number).or_default().push_str(text);
        }
    }
    pieces
}

/// What a page shows is marked, and each mark belongs to the one element that it names.
fn marks(
    pages: &[Page],
    pieces: &[HashMap<usize, String>],
    structure: &Structure,
    faults: &mut Vec<Fault>,
) {
    let places = &structure.places;
    let mut owners: HashMap<(usize, usize), usize> = HashMap::new();
    let mut twice = HashSet::new();
    for leaf in &structure.leaves {
        if let Leaf::Piece { element, page, number } = *leaf
            && owners.insert((page, number), element).is_some()
        {
            twice.insert((page, number));
        }
    }
    for (at, page) in pages.iter().enumerate() {
        let unmarked = page.marked().filter(|(mark, _)| *mark == Mark::None);
        let text: String = unmarked.map(|(_, text)| text).collect();
        if !text.trim().is_empty() {
            faults.push(Fault::Tags(TagFault::Unmarked { text, page: at + 1 }));
        } else if page.has_unmarked_drawing {
            faults.push(Fault::Tags(TagFault::UnmarkedDrawing { page: at + 1 }));
        }
        let named = structure.owners.get(at).map_or(&[][..], Vec::as_slice);
        let is_owned = |number: &usize| {
            let named = named.get(*number).and_then(|object| places.get(object));
            named.is_some()
                && named == owners.get(&(at, *number))
                && !twice.contains(&(at, *number))
        };
        let without = pieces[at].iter().filter(|(number, _)| !is_owned(number));
        if let Some((_, text)) = without.min_by_key(|(number, _)| **number) {
            let text = text.clone();
            faults.push(Fault::Tags(TagFault::WithoutElement { text, page: at + 1 }));
        }
    }
}

/// Each link has a description and an element that has its area.
fn areas(structure: &Structure, faults: &mut Vec<Fault>) {
    let places = &structure.places;
    let mut held: HashMap<u32, usize> = HashMap::new();
    for leaf in &structure.leaves {
        if let Leaf::Area { element, object } = *leaf {
            held.insert(object, element);
        }
    }
    for area in &structure.areas {
        let owner = area.owner.and_then(|owner| places.get(&owner));
        let is_right = area.is_described
            && owner.is_some_and(|owner| {
                structure.elements[*owner].tag == "Link"
                    && held.get(&area.object) == Some(owner)
            });
        let fault = Fault::Tags(TagFault::LinkWithoutElement { page: area.page + 1 });
        if !is_right && !faults.contains(&fault) {
            faults.push(fault);
        }
    }
}

/// Headings go down by one level, lists hold items, and what is no text says what it is.
fn elements(structure: &Structure, faults: &mut Vec<Fault>) {
    let mut level = 0;
    for element in &structure.elements {
        let tag = element.tag.clone();
        let parent = element.parent.map(|parent| structure.elements[parent].tag.as_str());
        if let Some(own) = level_of(&tag) {
            if own > level + 1 {
                let fault = TagFault::SkippedLevel { tag: tag.clone() };
                faults.push(Fault::Tags(fault));
            }
            level = own;
        }
        let is_in = match (tag.as_str(), parent) {
            ("Document", parent) => parent.is_none(),
            ("LI", parent) => parent == Some("L"),
            ("Lbl" | "LBody", parent) => parent == Some("LI"),
            (tag, Some("L")) => matches!(tag, "Caption" | "L"),
            (_, parent) => parent.is_some_and(|parent| parent != "LI"),
        };
        let is_picture = matches!(tag.as_str(), "Figure" | "Formula");
        if !is_in {
            let parent = parent.unwrap_or_default().to_owned();
            faults.push(Fault::Tags(TagFault::WrongParent { tag, parent }));
        } else if is_picture && !element.has_alternative {
            faults.push(Fault::Tags(TagFault::WithoutAlternative { tag }));
        }
    }
}

fn level_of(tag: &str) -> Option<u32> {
    tag.strip_prefix('H').and_then(|level| level.parse().ok())
}

/// The text of a document as its tags say that it is read.
struct Order<'s> {
    structure: &'s Structure,
    letters: String,
    /// Where the text of a piece begins, and its element.
    starts: Vec<(usize, usize)>,
}

impl<'s> Order<'s> {
    fn of(pieces: &[HashMap<usize, String>], structure: &'s Structure) -> Self {
        let mut order = Self { structure, letters: String::new(), starts: Vec::new() };
        // Letters are compared as a whole: an accent may be a piece of its own.
        for leaf in &structure.leaves {
            if let Leaf::Piece { element, page, number } = leaf
                && let Some(text) = pieces.get(*page).and_then(|own| own.get(number))
            {
                order.starts.push((order.letters.len(), *element));
                order.letters.push_str(&letters(text));
            }
        }
        order
    }

    /// Each text is sought behind what comes before it, in the first element of its kind; so no
    /// text is taken for a later one.
    fn check(&self, expected: &Expected, faults: &mut Vec<Fault>) {
        let passages = expected.stretches.iter().flat_map(|stretch| &stretch.passages);
        let (mut cursor, mut told) = (0, 0);
        for passage in passages {
            let mut end = cursor;
            for piece in &passage.pieces {
                if runs_backwards(&piece.text) || piece.letters.is_empty() {
                    continue;
                }
                if let Some(at) = self.find(piece, cursor) {
                    end = end.max(at + piece.letters.len());
                } else {
                    let words = Words::of(piece, passage);
                    faults.push(Fault::Tagged { words, kind: piece.kind.name() });
                    told += 1;
                    if told == MOST {
                        return;
                    }
                }
            }
            cursor = end;
        }
    }

    fn find(&self, piece: &Piece, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let at = from + self.letters.get(from..)?.find(&piece.letters)?;
            if self.is_in(at, piece.kind) {
                return Some(at);
            }
            from = at + self.letters[at..].chars().next()?.len_utf8();
        }
    }

    /// Whether the letter here is in an element of a kind.
    fn is_in(&self, at: usize, kind: Kind) -> bool {
        let after = self.starts.partition_point(|(start, _)| *start <= at);
        let mut above = after.checked_sub(1).map(|before| self.starts[before].1);
        let mut is_wanted = false;
        let mut is_heading = false;
        while let Some(element) = above {
            let tag = self.structure.elements[element].tag.as_str();
            is_heading |= level_of(tag).is_some();
            is_wanted |= kind.is(tag);
            above = self.structure.elements[element].parent;
        }
        is_wanted && is_heading == kind.is_heading()
    }
}

#[cfg(test)]
mod tests {
    use super::super::pdf::structure::{Area, Element};
    use super::*;

    /// Elements, each with the place of the one that it is in; the first is the object 1.
    fn structure(elements: &[(&str, Option<usize>)]) -> Structure {
        let places = (1..).zip(0..elements.len()).collect();
        let elements = elements.iter().map(|(tag, parent)| Element {
            tag: (*tag).to_owned(),
            parent: *parent,
            has_alternative: false,
        });
        Structure { elements: elements.collect(), places, ..Structure::default() }
    }

    fn of(structure: &Structure) -> Vec<TagFault> {
        let mut faults = Vec::new();
        elements(structure, &mut faults);
        areas(structure, &mut faults);
        let tags = faults.into_iter().filter_map(|fault| match fault {
            Fault::Tags(fault) => Some(fault),
            _ => None,
        });
        tags.collect()
    }

    #[test]
    fn headings_and_lists_are_nested_as_the_standard_has_them() {
        let right = [
            ("Document", None),
            ("H1", Some(0)),
            ("H2", Some(0)),
            ("L", Some(0)),
            ("LI", Some(3)),
            ("LBody", Some(4)),
            ("H2", Some(0)),
        ];
        assert_eq!(of(&structure(&right)), []);
        let mut skipped = right;
        skipped[2].0 = "H3";
        let fault = TagFault::SkippedLevel { tag: "H3".to_owned() };
        assert_eq!(of(&structure(&skipped)), [fault]);
        let mut bare = right;
        bare[5].1 = Some(3);
        let (tag, parent) = ("LBody".to_owned(), "L".to_owned());
        assert_eq!(of(&structure(&bare)), [TagFault::WrongParent { tag, parent }]);
        let picture = [("Document", None), ("Figure", Some(0))];
        let fault = TagFault::WithoutAlternative { tag: "Figure".to_owned() };
        assert_eq!(of(&structure(&picture)), [fault]);
    }

    #[test]
    fn a_link_is_described_and_in_the_element_that_it_names() {
        let mut linked = structure(&[("Document", None), ("Link", Some(0))]);
        linked.leaves.push(Leaf::Area { element: 1, object: 9 });
        let area = |owner, is_described| Area { page: 0, object: 9, owner, is_described };
        linked.areas = vec![area(Some(2), true)];
        assert_eq!(of(&linked), []);
        for wrong in [area(None, true), area(Some(1), true), area(Some(2), false)] {
            linked.areas = vec![wrong];
            assert_eq!(of(&linked), [TagFault::LinkWithoutElement { page: 1 }]);
        }
        linked.areas = vec![area(Some(2), true)];
        linked.leaves.clear();
        assert_eq!(of(&linked), [TagFault::LinkWithoutElement { page: 1 }]);
    }

    #[test]
    fn what_a_page_shows_is_in_one_element_or_decoration() {
        let page = |text: &str, marks: &[(usize, Mark)]| Page {
            text: text.to_owned(),
            marks: marks.to_vec(),
            ..Page::default()
        };
        let mut tagged = structure(&[("Document", None), ("P", Some(0))]);
        tagged.leaves.push(Leaf::Piece { element: 1, page: 0, number: 0 });
        tagged.owners.push(vec![2]);
        let faults = |page: Page, structure: &Structure| {
            let (own, mut faults) = (pieces(&page), Vec::new());
            marks(&[page], &[own], structure, &mut faults);
            faults
        };
        let piece = (0, Mark::Piece(0));
        assert_eq!(faults(page("Ada 1", &[piece, (4, Mark::Artifact)]), &tagged), []);
        let unmarked = TagFault::Unmarked { text: "1".to_owned(), page: 1 };
        let found = faults(page("Ada 1", &[piece, (4, Mark::None)]), &tagged);
        assert_eq!(found, [Fault::Tags(unmarked)]);
        let drawn = Page { has_unmarked_drawing: true, ..page("Ada", &[piece]) };
        let fault = Fault::Tags(TagFault::UnmarkedDrawing { page: 1 });
        assert_eq!(faults(drawn, &tagged), [fault]);
        let lost = TagFault::WithoutElement { text: "Ada".to_owned(), page: 1 };
        let lost = [Fault::Tags(lost)];
        assert_eq!(faults(page("Ada", &[(0, Mark::Piece(1))]), &tagged), lost);
        tagged.owners[0] = vec![1];
        assert_eq!(faults(page("Ada", &[piece]), &tagged), lost);
        tagged.owners[0] = vec![2];
        tagged.leaves.push(Leaf::Piece { element: 0, page: 0, number: 0 });
        assert_eq!(faults(page("Ada", &[piece]), &tagged), lost);
    }
}
