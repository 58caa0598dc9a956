//! Makes the PDF one that programs can read aloud and archives take: TeX says in the pages
//! which element each text belongs to (`\cv@saytag` in the class), and this step makes marks,
//! a structure tree, links, spaces and metadata of it.
//!
//! Layout does not change: what is added paints nothing.

mod attachments;
mod draft;
mod events;
mod formulas;
mod lexer;
mod metadata;
mod order;
mod page;
mod spaces;
mod spoken;
mod tree;

use hayro_syntax::Pdf as File;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use hayro_syntax::page::{Page, Resources};

use crate::document::Document;
use crate::model::Locale;
use crate::model::design::PdfStandard;
use crate::pdf::verify::pdf::{Fonts, text};
use crate::write::latex::Latex;
pub use attachments::{Attached, Relation};
use draft::{Draft, edited, text_string};
use events::elements;
use metadata::Claims;
pub use metadata::Obstacle;
use page::{Position, Walk};
use spaces::Spaces;
use spoken::Spoken;
use tree::{Alternatives, Tree};

/// What the tags need to know besides the pages.
#[derive(Clone, Debug, Default)]
struct Facts<'a> {
    /// What the photo shows.
    photo: String,
    /// The sources of the formulas, in the order of the document.
    formulas: Vec<String>,
    /// Which standards the file is to follow.
    claims: Claims,
    /// What is read aloud in the place of signs.
    spoken: Spoken,
    /// What the file carries with it.
    attached: &'a [Attached],
    /// Whether lines run from right to left.
    is_right_to_left: bool,
}

impl<'a> Facts<'a> {
    /// What is known of a document; nothing if its PDF is to have no tags.
    fn of(
        document: &Document,
        latex: &Latex,
        attached: &'a [Attached],
        obstacles: &mut Vec<Obstacle>,
    ) -> Option<Self> {
        // PDF/A-2 takes no files but PDFs that are archives themselves.
        let archive = match document.look.pdf_standard {
            Some(PdfStandard::None) => return None,
            Some(PdfStandard::Ua1) => None,
            Some(PdfStandard::A2a) if !attached.is_empty() => None,
            None if !attached.is_empty() => Some(3),
            Some(PdfStandard::A2a) | None => Some(2),
            Some(PdfStandard::A3a) => Some(3),
        };
        // A line from right to left is written backwards, and its words are read so.
        let locale = Locale::of(&document.metadata.language).unwrap_or_default();
        let claims = if locale.is_right_to_left() {
            if document.look.pdf_standard.is_some() {
                obstacles.push(Obstacle::Direction);
            }
            Claims::default()
        } else {
            Claims { accessible: true, archive }
        };
        let alt = document.look.photo.as_ref().and_then(|photo| photo.alt.clone());
        Some(Self {
            photo: alt.unwrap_or_else(|| document.metadata.author.clone()),
            formulas: formulas::of(latex),
            claims,
            spoken: Spoken::of(document),
            attached,
            is_right_to_left: locale.is_right_to_left(),
        })
    }
}

/// The PDF of a document with tags, if it is to have some, and with what it carries; and why it
/// does not claim to follow the standards that it was to follow.
pub fn tag(
    pdf: &[u8],
    document: &Document,
    latex: &Latex,
    attached: &[Attached],
) -> (Vec<u8>, Vec<Obstacle>) {
    let mut obstacles = Vec::new();
    let Some(facts) = Facts::of(document, latex, attached, &mut obstacles) else {
        return (attachments::with(pdf, attached), obstacles);
    };
    let bytes = tagged(pdf, &facts, &mut obstacles).unwrap_or_else(|| {
        obstacles = vec![Obstacle::Untagged];
        attachments::with(pdf, attached)
    });
    if document.look.pdf_standard == Some(PdfStandard::A2a) && !attached.is_empty() {
        obstacles.push(Obstacle::Attachment);
    }
    (bytes, obstacles)
}

/// The same for a document whose tags have a fault: it claims nothing.
pub fn tag_without_claims(
    pdf: &[u8],
    document: &Document,
    latex: &Latex,
    attached: &[Attached],
) -> Vec<u8> {
    let facts = Facts::of(document, latex, attached, &mut Vec::new());
    let facts = facts.map(|facts| Facts { claims: Claims::default(), ..facts });
    let bytes = facts.and_then(|facts| tagged(pdf, &facts, &mut Vec::new()));
    bytes.unwrap_or_else(|| attachments::with(pdf, attached))
}

/// The file with tags; none if it cannot be read.
fn tagged(
    bytes: &[u8],
    facts: &Facts<'_>,
    obstacles: &mut Vec<Obstacle>,
) -> Option<Vec<u8>> {
    let pdf = File::new(bytes.to_vec()).ok()?;
    let mut draft = Draft::of(&pdf);
    let (mut fonts, mut position) = (Fonts::default(), Position::default());
    let (mut tree, mut spaces) = (Tree::default(), Spaces::default());
    tree.signs = facts.spoken.clone();
    tree.is_right_to_left = facts.is_right_to_left;
    let pages = pdf.pages();
    let contents: Vec<_> = (pages.iter())
        .map(|page| {
            let content = page.page_stream().unwrap_or_default();
            let resources = page.resources();
            Walk::new(&mut fonts, resources, &mut position, &mut tree, &mut spaces)
                .run(content)
        })
        .collect();
    let numbers: Vec<_> = pages.iter().filter_map(|page| number_of(page.raw())).collect();
    if numbers.len() != contents.len() {
        return None;
    }
    let links = links(pages, &mut tree);
    for (at, link) in links.iter().enumerate() {
        put_link(link, numbers.len() + at, &tree, &mut draft);
    }
    let font = spaces::add_font(&mut draft);
    put_forms(&pdf, &mut fonts, font, &mut draft);
    for (at, (page, content)) in pages.iter().zip(&contents).enumerate() {
        put_page(page, at, &spaces.put_into(at, content), font, &mut draft);
    }
    let areas: Vec<_> = links.iter().map(|link| (link.number, link.element)).collect();
    let alternatives = Alternatives { photo: &facts.photo, formulas: &facts.formulas };
    let root = tree.write(&mut draft, &numbers, &areas, &alternatives);
    let areas: usize = pages.iter().map(|page| annotations(page).len()).sum();
    if !tree.stray.is_empty() {
        obstacles.push(Obstacle::StrayWords(std::mem::take(&mut tree.stray)));
    }
    if links.len() != areas {
        obstacles.push(Obstacle::StrayLink);
    }
    let carried = attachments::add(&pdf, facts.attached, &mut draft);
    let claims = facts.claims.held(&pdf, obstacles);
    put_catalog(&pdf, root, claims, &carried, &mut draft);
    drop_glyph_sets(&pdf, &mut draft);
    Some(draft.write())
}

/// A link with its element.
struct Link<'p> {
    dict: Dict<'p>,
    number: u32,
    element: u32,
}

/// The links of all pages that TeX gave an element.
fn links<'p>(pages: &[Page<'p>], tree: &mut Tree) -> Vec<Link<'p>> {
    let mut links = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        for dict in annotations(page) {
            let chain = dict.get::<Array<'_>>("Cv");
            let chain = chain.map(|chain| elements(&[b"[", chain.data(), b"]"].concat()));
            if let (Some(chain), Some(number)) = (chain, number_of(&dict))
                && let Some((element, _)) = chain.last()
            {
                tree.link(&chain, at, number);
                links.push(Link { number, element: *element, dict });
            }
        }
    }
    links
}

/// Heads and feet are forms; their words have spaces between them, too.
fn put_forms(pdf: &File, fonts: &mut Fonts, space: u32, draft: &mut Draft) {
    for object in pdf.objects() {
        let Object::Stream(form) = object else { continue };
        let dict = form.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        let is_form = kind.is_some_and(|kind| kind.as_str() == "Form");
        let (true, Some(number), Ok(content)) =
            (is_form, number_of(dict), form.decoded_data())
        else {
            continue;
        };
        let resources = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
        let (mut position, mut tree) = (Position::default(), Tree::default());
        let mut spaces = Spaces::default();
        let named = Resources::new(resources.clone());
        let walk = Walk::new(fonts, &named, &mut position, &mut tree, &mut spaces);
        let content = walk.run_form(&content);
        let content = spaces.put_into(0, &content);
        let resources = draft.add(with_spaces(&resources, space));
        let without = ["Filter", "DecodeParms", "Length", "Resources"];
        let entries = format!("/Resources {resources} 0 R");
        let dict = edited(dict, &without, entries.as_bytes());
        draft.put_stream(number, &dict[2..dict.len() - 2], &content);
    }
}

/// Resources with the font of the spaces.
fn with_spaces(resources: &Dict<'_>, font: u32) -> Vec<u8> {
    let fonts = resources.get::<Dict<'_>>("Font").unwrap_or_default();
    let entry = format!("/{} {font} 0 R", spaces::SPACE_FONT);
    let fonts = edited(&fonts, &[spaces::SPACE_FONT], entry.as_bytes());
    edited(resources, &["Font"], &[b"/Font", fonts.as_slice()].concat())
}

fn annotations<'p>(page: &Page<'p>) -> Vec<Dict<'p>> {
    let all = page.raw().get::<Array<'p>>("Annots");
    all.iter().flat_map(Array::iter::<Dict<'p>>).collect()
}

/// A link is described by its text (ISO 14289-1, 7.18.5), or by where it leads.
fn put_link(link: &Link<'_>, key: usize, tree: &Tree, draft: &mut Draft) {
    let said = tree.text(link.element);
    let address = || {
        let action = link.dict.get::<Dict<'_>>("A");
        let address = action.and_then(|action| action.get::<PdfString<'_>>("URI"));
        address.map(|address| text(&address)).unwrap_or_default()
    };
    let said = if said.is_empty() { address() } else { said };
    let entries = format!("/F 4/StructParent {key}/Contents{}", text_string(&said));
    draft.put(
        link.number,
        edited(&link.dict, &["Cv", "F", "Contents"], entries.as_bytes()),
    );
}

fn put_page(page: &Page<'_>, at: usize, content: &[u8], font: u32, draft: &mut Draft) {
    let raw = page.raw();
    let Some(number) = number_of(raw) else { return };
    let content_number = draft.add_stream("", content);
    let resources = raw.get::<Dict<'_>>("Resources").unwrap_or_default();
    let resources = draft.add(with_spaces(&resources, font));
    for old in ["Contents", "Resources"] {
        if let Some(old) = raw.get_ref(old) {
            draft.remove(old.obj_number);
        }
    }
    if let Some(contents) = raw.get::<Array<'_>>("Contents") {
        for old in contents.raw_iter().filter_map(|old| old.as_obj_ref()) {
            draft.remove(old.obj_number);
        }
    }
    let entries = format!(
        "/Contents {content_number} 0 R/Resources {resources} 0 R/StructParents {at}/Tabs/S"
    );
    let without = ["Contents", "Resources", "StructParents", "Tabs"];
    draft.put(number, edited(raw, &without, entries.as_bytes()));
}

fn put_catalog(pdf: &File, root: u32, claims: Claims, carried: &str, draft: &mut Draft) {
    let id = pdf.xref().root_id();
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(id) else { return };
    let language = catalog.get::<PdfString<'_>>("Lang");
    let language = language.map(|language| text(&language)).unwrap_or_default();
    let xmp = metadata::xmp(pdf, &language, claims);
    let metadata = draft.add_plain_stream("/Type/Metadata/Subtype/XML", xmp.as_bytes());
    let mut entries = format!(
        "/StructTreeRoot {root} 0 R/MarkInfo<</Marked true>>/Metadata {metadata} 0 R"
    );
    if claims.archive.is_some() {
        let profile = draft.add_stream("/N 3", &metadata::srgb());
        entries.push_str(&format!(
            "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)\
             /Info(sRGB)/DestOutputProfile {profile} 0 R>>]"
        ));
    }
    entries.push_str(carried);
    let number = id.obj_number;
    let without = ["StructTreeRoot", "MarkInfo", "Metadata", "OutputIntents"];
    let names: &[&str] = if carried.is_empty() { &[] } else { &["Names", "AF"] };
    let without = [&without, names].concat();
    draft.put(number, edited(&catalog, &without, entries.as_bytes()));
}

/// The sets of the glyphs in a font are to be whole where they are (ISO 14289-1, 7.21.4.2);
/// nobody needs them.
fn drop_glyph_sets(pdf: &File, draft: &mut Draft) {
    for object in pdf.objects() {
        let Object::Dict(dict) = object else { continue };
        let is_descriptor = dict
            .get::<Name<'_>>("Type")
            .is_some_and(|kind| kind.as_str() == "FontDescriptor");
        if let (true, Some(number)) = (is_descriptor, number_of(&dict)) {
            for set in ["CIDSet", "CharSet"] {
                if let Some(old) = dict.get_ref(set) {
                    draft.remove(old.obj_number);
                }
            }
            draft.put(number, edited(&dict, &["CIDSet", "CharSet"], b""));
        }
    }
}

fn number_of(dict: &Dict<'_>) -> Option<u32> {
    dict.obj_id().map(|id| id.obj_number)
}
