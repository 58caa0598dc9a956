//! Citation styles: finds the CSL style that a section names, and writes a publication as
//! the style does. Nothing outside this folder knows the CSL processor.
//!
//! A style is read once for a CV that names it ([`Styles::load`]). To write a publication,
//! its fields become the variables of CSL ([`item`]), with every text that may hold markup
//! hidden behind a sign ([`hidden`]); what the processor makes of them becomes inline text
//! and names again ([`output`]).

mod builtin;
mod case;
mod file;
mod guard;
mod hidden;
mod initials;
mod item;
pub(crate) mod language;
mod load;
mod names;
mod output;
mod patch;
mod range;
mod tidy;
mod written;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChildren,
};

use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::model::entries::Publication;
use crate::people::Known;
use crate::source::Span;
use crate::text;
use hidden::Hidden;
use initials::GivenNames;
use item::Edge;
use output::Reading;

pub use builtin::{NAMED, is_built_in, is_path, names};
pub use written::{Piece, WrittenReference};

/// The styles that a CV names.
#[derive(Debug, Default)]
pub struct Styles(Vec<(String, Style)>);

/// A citation style, ready to write publications.
#[derive(Debug)]
pub struct Style {
    csl: IndependentStyle,
    has_dotted_initials: bool,
    language: LocaleCode,
    locales: Rc<[Locale]>,
    /// The name by which the CV names it, and where.
    named: (String, Option<Span>),
    /// The titles of publications on which the processor failed.
    failed: RefCell<BTreeSet<String>>,
}

/// A publication to be written, and what the CV says beside its fields.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The publication.
    pub source: &'a Publication,
    /// Whose CV it is.
    pub owner: &'a Known,
    /// Which of the authors is the person of the CV, who is always named.
    pub own: Option<usize>,
    /// How many authors the CV wants named at most.
    pub max_authors: Option<usize>,
    /// Where the title leads.
    pub address: Option<&'a str>,
    /// What it is, in words: `Technical report`.
    pub genre: Option<&'a str>,
    /// How far it has come, in words: `In press`.
    pub status: Option<&'a str>,
    /// Which edition it is, in words: `revised edition`.
    pub edition: Option<&'a str>,
    /// How many pages a whole work has.
    pub page_count: Option<&'a str>,
}

impl Styles {
    /// The style that was loaded under this name.
    pub fn get(&self, name: &str) -> Option<&Style> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, style)| style)
    }

    /// What could not be written in the styles so far, each at the place that names its style.
    pub fn failures(&self) -> Vec<Diagnostic> {
        self.0.iter().flat_map(|(_, style)| style.failures()).collect()
    }
}

/// The names in the order in which the style gets them: an author, or one of those whom
/// the source does not name.
type Order = Vec<Option<usize>>;

/// The word that stands for authors who are not named.
const OTHERS: &str = "others";

impl Style {
    /// Writes a publication; nothing where the processor fails on it.
    pub fn write(&self, request: Request<'_>) -> Option<WrittenReference> {
        let written = guard::guarded(|| self.written(request));
        if written.is_none() {
            let title = text::plain(&text::parse(request.source.title.as_str()));
            self.failed.borrow_mut().insert(title);
        }
        written
    }

    fn failures(&self) -> Vec<Diagnostic> {
        let (name, place) = &self.named;
        let failed = self.failed.borrow();
        let of = |title: &String| {
            let message = format!(
                "the style `{}` fails on `{}`, which is written without it",
                excerpt(name),
                excerpt(title)
            );
            let found = Diagnostic::of_file(Code::MalformedStyle, message)
                .help("name another style, or write the entry in another way")
                .as_warning();
            match place {
                Some(span) => found.at(*span, "named here"),
                None => found,
            }
        };
        failed.iter().map(of).collect()
    }

    fn written(&self, request: Request<'_>) -> WrittenReference {
        let written = self.write_at(request, Edge::Start);
        if item::has_end(request.source) {
            range::joined(written, &self.write_at(request, Edge::End))
        } else {
            written
        }
    }

    /// The same with this end of a period as its date.
    fn write_at(&self, request: Request<'_>, edge: Edge) -> WrittenReference {
        let authors = request.source.authors.iter().enumerate();
        let is_other = |name: &str| crate::people::is_others(name);
        let mut order: Order = authors
            .map(|(at, author)| (!is_other(author.name.as_str())).then_some(at))
            .collect();
        let named = order.iter().flatten().count();
        order.sort_by_key(Option::is_none);
        order.truncate(named + 1);
        let first = self.render(&self.csl, request, edge, order);
        match Cut::needed(&first, named, request) {
            None => first.written(request, None),
            Some(cut) => {
                let csl = patch::with_authors(&self.csl, cut.shown, cut.ends_with_last);
                self.render(&csl, request, edge, cut.order).written(request, cut.gap)
            }
        }
    }

    fn render(
        &self,
        csl: &IndependentStyle,
        request: Request<'_>,
        edge: Edge,
        order: Order,
    ) -> Rendered {
        let own = request.source.language.as_ref();
        let own = own.and_then(|own| language::tag(own.as_str()));
        let language = own.as_deref().unwrap_or(self.language.0.as_str());
        let mut hidden = Hidden::new(!language.to_lowercase().starts_with("en"));
        let mut given = GivenNames::default();
        let item = item::item(request, edge, &order, &mut hidden, &mut given);
        let tree = self.run(csl, &item);
        Rendered {
            tree,
            hidden,
            given,
            order,
            has_dotted_initials: self.has_dotted_initials,
            keeps_hyphens: csl.settings.initialize_with_hyphen,
        }
    }

    fn run(&self, csl: &IndependentStyle, item: &Item) -> ElemChildren {
        let language = Some(self.language.clone());
        let mut driver = BibliographyDriver::new();
        let cited = vec![CitationItem::with_entry(item)];
        driver.citation(CitationRequest::new(
            cited,
            csl,
            language.clone(),
            &self.locales,
            None,
        ));
        let list = driver.finish(BibliographyRequest::new(csl, language, &self.locales));
        let entries = list.bibliography.map(|list| list.items).unwrap_or_default();
        entries.into_iter().next().map(|entry| entry.content).unwrap_or_default()
    }
}

/// What the processor gave, and what is needed to read it.
struct Rendered {
    tree: ElemChildren,
    hidden: Hidden,
    given: GivenNames,
    order: Order,
    has_dotted_initials: bool,
    keeps_hyphens: bool,
}

impl Rendered {
    /// As text and names; before the name at `gap` an ellipsis stands for those left out.
    fn written(&self, request: Request<'_>, gap: Option<usize>) -> WrittenReference {
        let mut pieces = output::pieces(&self.tree, self.reading(request, gap));
        tidy::tidy(&mut pieces, self.has_dotted_initials);
        WrittenReference::new(pieces)
    }

    fn reading<'a>(&'a self, request: Request<'a>, gap: Option<usize>) -> Reading<'a> {
        Reading {
            hidden: &self.hidden,
            given: &self.given,
            keeps_hyphens: self.keeps_hyphens,
            order: &self.order,
            gap,
            owner: request.owner,
        }
    }

    /// Which names of the order are shown.
    fn shown(&self) -> BTreeSet<usize> {
        output::names(&self.tree)
    }
}

/// Which authors are shown, where the style's own choice will not do.
struct Cut {
    /// The names, those to be shown first.
    order: Order,
    /// How many of them are shown before the rest is `et al.`
    shown: usize,
    /// Whether the last is shown behind an ellipsis instead.
    ends_with_last: Option<bool>,
    /// The name before which others are left out.
    gap: Option<usize>,
}

impl Cut {
    /// The cut to make when the style leaves out the person of the CV, names more authors
    /// than the CV wants, or does not know that there are others.
    fn needed(first: &Rendered, named: usize, request: Request<'_>) -> Option<Self> {
        let order = &first.order;
        let shown = first.shown();
        let begin = (0..order.len()).take_while(|at| shown.contains(at)).count();
        if begin == 0 {
            return None;
        }
        let has_others = order.len() > named;
        let limit = request.max_authors.unwrap_or(usize::MAX);
        let keep = begin.min(named).min(limit);
        let own =
            order.iter().position(|author| author.is_some() && *author == request.own);
        let is_own_shown =
            own.is_none_or(|own| own < keep || keep == begin && shown.contains(&own));
        if keep == begin && is_own_shown {
            return None;
        }
        let Some(own) = own.filter(|own| *own >= keep) else {
            let ends_with_last = Some(false);
            return Some(Self {
                order: order.clone(),
                shown: keep,
                ends_with_last,
                gap: None,
            });
        };
        if own + 1 == order.len() && own > keep {
            let ends_with_last = Some(true);
            return Some(Self {
                order: order.clone(),
                shown: keep,
                ends_with_last,
                gap: None,
            });
        }
        let mut order = order.clone();
        let person = order.remove(own);
        order.insert(keep, person);
        let gap = (own > keep).then_some(keep);
        let ends_with_last = (has_others || keep < begin).then_some(false);
        Some(Self { order, shown: keep + 1, ends_with_last, gap })
    }
}
