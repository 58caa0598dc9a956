//! The structure tree of a file: its elements in the order in which they are read, with the
//! pieces of pages and the areas of links in each (ISO 32000-1, 14.7).

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString,
};

/// How deep elements may lie in elements.
const DEEPEST: usize = 64;

/// The tree.
#[derive(Debug, Default)]
pub(in crate::pdf::verify) struct Structure {
    /// Its elements, each behind the one that it is in.
    pub elements: Vec<Element>,
    /// Pieces of pages and areas of links, in the order in which they are read.
    pub leaves: Vec<Leaf>,
    /// For each page the elements that its pieces say they belong to.
    pub owners: Vec<Vec<u32>>,
    /// The areas of the links of all pages.
    pub areas: Vec<Area>,
    /// The place of the element of each object.
    pub places: HashMap<u32, usize>,
}

/// An element.
#[derive(Debug)]
pub(in crate::pdf::verify) struct Element {
    /// What it is: `P`.
    pub tag: String,
    /// The one that it is in, by its place.
    pub parent: Option<usize>,
    /// Whether it says what it shows.
    pub has_alternative: bool,
}

/// What an element holds besides elements, with the place of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pdf::verify) enum Leaf {
    /// A piece of a page, by its number there.
    Piece { element: usize, page: usize, number: usize },
    /// The area of a link, by the number of its object.
    Area { element: usize, object: u32 },
}

/// The area of a link on a page.
#[derive(Debug)]
pub(in crate::pdf::verify) struct Area {
    /// The page, from 0.
    pub page: usize,
    /// The number of its object.
    pub object: u32,
    /// The element that it says it belongs to.
    pub owner: Option<u32>,
    /// Whether it is described.
    pub is_described: bool,
}

impl Structure {
    /// Reads the tree of a file; none if it has no tags.
    pub(super) fn read(pdf: &Pdf) -> Option<Self> {
        let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
        let root = catalog.get::<Dict<'_>>("StructTreeRoot")?;
        let mut reader = Reader {
            pdf,
            pages: HashMap::new(),
            met: HashSet::new(),
            roles: HashMap::new(),
            structure: Self::default(),
        };
        let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
        reader.roles = roles
            .entries()
            .filter_map(|(name, _)| {
                let role = roles.get::<Name<'_>>(&name)?;
                Some((name.as_str().to_owned(), role.as_str().to_owned()))
            })
            .collect();
        let parents = parents(&root);
        for (at, page) in pdf.pages().iter().enumerate() {
            let raw = page.raw();
            if let Some(id) = raw.obj_id() {
                reader.pages.insert(id.obj_number, at);
            }
            let own = raw.get::<i64>("StructParents").and_then(|key| parents.get(&key));
            reader.structure.owners.push(own.cloned().unwrap_or_default());
            reader.areas(raw, at, &parents);
        }
        if let Some(document) = root.get_ref("K") {
            reader.element(document.into(), None, 0);
        }
        Some(reader.structure)
    }
}

/// `/ParentTree << /Nums [0 [5 0 R 6 0 R] 1 7 0 R] >>`: elements by key.
fn parents(root: &Dict<'_>) -> HashMap<i64, Vec<u32>> {
    let mut parents = HashMap::new();
    let tree = root.get::<Dict<'_>>("ParentTree");
    let Some(numbers) = tree.and_then(|tree| tree.get::<Array<'_>>("Nums")) else {
        return parents;
    };
    let mut entries = numbers.raw_iter();
    // The array of a page is an object of its own, as the element of a link is.
    let mut resolved = numbers.iter::<Object<'_>>();
    while let (Some(_), Some(value)) = (entries.next(), entries.next()) {
        let (Some(Object::Number(key)), Some(object)) =
            (resolved.next(), resolved.next())
        else {
            break;
        };
        let own = match (object, value.as_obj_ref()) {
            (Object::Array(all), _) => {
                let all = all.raw_iter().map(|one| one.as_obj_ref());
                all.map(|one| one.map_or(0, |one| one.obj_number)).collect()
            }
            (_, Some(one)) => vec![one.obj_number],
            _ => Vec::new(),
        };
        parents.insert(key.as_i64(), own);
    }
    parents
}

struct Reader<'p> {
    pdf: &'p Pdf,
    /// The place of each page, by the number of its object.
    pages: HashMap<u32, usize>,
    met: HashSet<u32>,
    /// What elements are that the standard has no name for.
    roles: HashMap<String, String>,
    structure: Structure,
}

impl Reader<'_> {
    fn areas(&mut self, page: &Dict<'_>, at: usize, parents: &HashMap<i64, Vec<u32>>) {
        let all = page.get::<Array<'_>>("Annots");
        for area in all.iter().flat_map(Array::iter::<Dict<'_>>) {
            let kind = area.get::<Name<'_>>("Subtype");
            if kind.is_none_or(|kind| kind.as_str() != "Link") {
                continue;
            }
            let key = area.get::<i64>("StructParent");
            let owner = key.and_then(|key| parents.get(&key)?.first().copied());
            let said = area.get::<PdfString<'_>>("Contents");
            self.structure.areas.push(Area {
                page: at,
                object: area.obj_id().map_or(0, |id| id.obj_number),
                owner,
                is_described: said.is_some_and(|said| !said.is_empty()),
            });
        }
    }

    /// An element with all that is in it.
    fn element(&mut self, id: ObjectIdentifier, parent: Option<usize>, depth: usize) {
        if depth == DEEPEST || !self.met.insert(id.obj_number) {
            return;
        }
        let Some(dict) = self.pdf.xref().get::<Dict<'_>>(id) else { return };
        let tag = dict.get::<Name<'_>>("S");
        let tag = tag.map(|tag| tag.as_str().to_owned()).unwrap_or_default();
        let tag = self.roles.get(&tag).cloned().unwrap_or(tag);
        let said = dict.get::<PdfString<'_>>("Alt");
        let element = self.structure.elements.len();
        self.structure.elements.push(Element {
            tag,
            parent,
            has_alternative: said.is_some_and(|said| !said.is_empty()),
        });
        self.structure.places.insert(id.obj_number, element);
        let page = dict.get_ref("Pg").map(|page| page.obj_number);
        match dict.get_raw::<Object<'_>>("K") {
            Some(MaybeRef::NotRef(Object::Array(kids))) => {
                for kid in kids.raw_iter() {
                    self.kid(kid, element, page, depth);
                }
            }
            Some(kid) => self.kid(kid, element, page, depth),
            None => {}
        }
    }

    fn kid(
        &mut self,
        kid: MaybeRef<Object<'_>>,
        element: usize,
        page: Option<u32>,
        depth: usize,
    ) {
        let place = |page: Option<u32>| page.and_then(|page| self.pages.get(&page));
        match kid {
            MaybeRef::Ref(id) => self.element(id.into(), Some(element), depth + 1),
            MaybeRef::NotRef(Object::Number(number)) => {
                let number = usize::try_from(number.as_i64());
                if let (Some(page), Ok(number)) = (place(page), number) {
                    let leaf = Leaf::Piece { element, page: *page, number };
                    self.structure.leaves.push(leaf);
                }
            }
            MaybeRef::NotRef(Object::Dict(kid)) => {
                let page = kid.get_ref("Pg").map(|page| page.obj_number).or(page);
                if let (Some(page), Some(number)) = (place(page), kid.get("MCID")) {
                    let leaf = Leaf::Piece { element, page: *page, number };
                    self.structure.leaves.push(leaf);
                } else if let Some(area) = kid.get_ref("Obj") {
                    let leaf = Leaf::Area { element, object: area.obj_number };
                    self.structure.leaves.push(leaf);
                }
            }
            MaybeRef::NotRef(_) => {}
        }
    }
}
