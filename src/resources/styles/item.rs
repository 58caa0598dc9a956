//! The fields of a publication as the variables of CSL (CSL 1.0.2, appendices III and IV).

use hayagriva::citationberg::json::{DateValue, Item, Value, VecDate, VecDateRange};

use super::hidden::Hidden;
use super::initials::GivenNames;
use super::{Request, language, names, patch};
use crate::model::date::{End, PartialDate, When};
use crate::model::edition::Edition;
use crate::model::entries::{Publication, PublicationType as Type};
use crate::model::values::{Arxiv, Text};
use crate::text::{self, Inline};

/// The publisher of what has only a number at arXiv.
const ARXIV: &str = "arXiv";

/// Variables of CSL for those who are neither authors nor editors.
const ROLES: [(&str, &str); 3] = [
    ("translator", "translator"),
    ("container-author", "book-author"),
    ("compiler", "compiler"),
];

/// Which end of a period is the date: the processor takes only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    End,
}

/// The variables of a publication, with the authors in this order.
pub(super) fn item(
    request: Request<'_>,
    edge: Edge,
    order: &[Option<usize>],
    hidden: &mut Hidden,
    given: &mut GivenNames,
) -> Item {
    let source = request.source;
    let kind = kind(source);
    let item = Item(std::collections::BTreeMap::new());
    let mut item = Variables { item, hidden, given };
    item.plain("type", kind.name());
    item.hide("title", linked(text::parse(source.title.as_str()), request.address));
    item.names(
        "author",
        order.iter().map(|author| match author {
            Some(at) => source.authors[*at].name.as_str().to_owned(),
            None => super::OTHERS.to_owned(),
        }),
    );
    item.names("editor", source.editors.iter().map(plain));
    // Only English has title case.
    if let Some(tag) = source.language.as_ref().and_then(|it| language::tag(it.as_str()))
    {
        item.plain("language", &tag);
    }
    if !source.editors.is_empty() {
        item.plain(patch::HAS_EDITORS, "yes");
    }
    for (variable, role) in ROLES {
        let people = source.contributors.iter().filter(|one| one.role.as_str() == role);
        item.names(variable, people.map(|one| plain(&one.name)));
    }
    item.venue(source, kind);
    item.number("volume", source.volume.as_ref());
    match request.page_count {
        Some(count) => item.plain("number-of-pages", count),
        None => item.number("page", source.pages.as_ref()),
    }
    item.number("number-of-volumes", source.volumes.as_ref());
    item.number("chapter-number", source.chapter.as_ref());
    item.number("version", source.version.as_ref());
    if let Some(edition) = &source.edition {
        match (Edition::read(&plain(edition)), request.edition) {
            // Styles add the word to a number.
            (Edition::Number(number), _) => item.plain("edition", &number.to_string()),
            (_, Some(words)) => item.plain("edition", words),
            (_, None) => item.text("edition", Some(edition)),
        }
    }
    item.date(source, edge);
    item.addresses(source, kind);
    // Styles that ask for no genre of other types would say of a journal that it is one.
    let has_genre =
        source.genre.is_some() || matches!(kind, CslKind::Thesis | CslKind::Report);
    let genre = request.genre.filter(|_| has_genre);
    for (variable, words) in [("genre", genre), ("status", request.status)] {
        if let Some(words) = words {
            item.plain(variable, words);
        }
    }
    item.item
}

/// The types of CSL that cvtex tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CslKind {
    Article,
    Conference,
    Preprint,
    Book,
    Chapter,
    Thesis,
    Report,
    Software,
    Dataset,
    Patent,
    Webpage,
    Document,
}

impl CslKind {
    fn name(self) -> &'static str {
        match self {
            Self::Article => "article-journal",
            Self::Conference => "paper-conference",
            Self::Preprint => "article",
            Self::Book => "book",
            Self::Chapter => "chapter",
            Self::Thesis => "thesis",
            Self::Report => "report",
            Self::Software => "software",
            Self::Dataset => "dataset",
            Self::Patent => "patent",
            Self::Webpage => "webpage",
            Self::Document => "document",
        }
    }
}

/// What a publication is; one without a type is known by its fields.
fn kind(source: &Publication) -> CslKind {
    match source.r#type {
        _ if source.is_article() => CslKind::Article,
        _ if source.is_book() => CslKind::Book,
        Some(Type::Conference | Type::Workshop) => CslKind::Conference,
        Some(Type::Preprint) => CslKind::Preprint,
        Some(Type::Chapter) => CslKind::Chapter,
        Some(Type::Thesis) => CslKind::Thesis,
        Some(Type::Report) => CslKind::Report,
        Some(Type::Software) => CslKind::Software,
        Some(Type::Dataset) => CslKind::Dataset,
        Some(_) | None => {
            match source.genre.as_ref().map(Text::as_str) {
                Some("patent" | "patent-application") => return CslKind::Patent,
                Some("online") => return CslKind::Webpage,
                _ => {}
            }
            let is_numbered = source.volume.is_some() || source.pages.is_some();
            match (&source.venue, is_numbered) {
                (Some(_), true) => CslKind::Article,
                (None, _) if source.arxiv.is_some() => CslKind::Preprint,
                _ if source.isbn.is_some() => CslKind::Book,
                _ => CslKind::Document,
            }
        }
    }
}

/// The variables as they are filled in.
struct Variables<'a> {
    item: Item,
    hidden: &'a mut Hidden,
    given: &'a mut GivenNames,
}

impl Variables<'_> {
    fn plain(&mut self, variable: &str, text: &str) {
        self.item.0.insert(variable.to_owned(), Value::String(text.to_owned()));
    }

    fn hide(&mut self, variable: &str, inlines: Vec<Inline>) {
        let sign = self.hidden.hide(inlines);
        self.plain(variable, &sign);
    }

    fn text(&mut self, variable: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.hide(variable, text::parse(text.as_str()));
        }
    }

    /// A number stays one, since styles ask whether it is.
    fn number(&mut self, variable: &str, text: Option<&Text>) {
        let Some(text) = text else { return };
        match text::parse(text.as_str()).as_slice() {
            [Inline::Text(number)] => self.plain(variable, &number.replace("--", "–")),
            inlines => self.hide(variable, inlines.to_vec()),
        }
    }

    fn names(&mut self, variable: &str, names: impl Iterator<Item = String>) {
        let names = names.map(|name| names::name(&name, self.given));
        let names: Vec<_> = names.collect();
        if !names.is_empty() {
            self.item.0.insert(variable.to_owned(), Value::Names(names));
        }
    }

    /// What it appeared in or with, and where.
    fn venue(&mut self, source: &Publication, kind: CslKind) {
        let venue = source.venue.as_ref();
        let publisher = source.publisher.as_ref();
        let series = source.series.as_ref();
        let number = source.number.as_ref();
        match kind {
            CslKind::Article | CslKind::Conference | CslKind::Chapter => {
                self.text("container-title", venue);
                self.text("container-title-short", source.venue_short.as_ref().or(venue));
                self.text("publisher", publisher);
                self.text("collection-title", series);
            }
            CslKind::Book => {
                self.text("publisher", publisher.or(venue));
                self.text("collection-title", series.or(publisher.and(venue)));
            }
            CslKind::Preprint
                if venue.or(publisher).is_none() && source.arxiv.is_some() =>
            {
                self.hide("publisher", vec![Inline::Text(ARXIV.to_owned())]);
            }
            CslKind::Preprint
            | CslKind::Thesis
            | CslKind::Report
            | CslKind::Software
            | CslKind::Dataset
            | CslKind::Patent
            | CslKind::Webpage
            | CslKind::Document => {
                self.text("publisher", venue.or(publisher));
                self.text("collection-title", series);
            }
        }
        match kind {
            CslKind::Article => self.number("issue", number),
            CslKind::Conference | CslKind::Book | CslKind::Chapter => {
                self.number("collection-number", number);
            }
            CslKind::Preprint if source.arxiv.is_some() => {}
            _ => self.number("number", number),
        }
        match kind {
            CslKind::Conference => self.text("event-place", source.location.as_ref()),
            CslKind::Article => {}
            _ => self.text("publisher-place", source.location.as_ref()),
        }
    }

    /// When it appeared; of a period, one of its ends.
    fn date(&mut self, source: &Publication, edge: Edge) {
        let dates = source.period.date.iter();
        let date = dates.clone().find_map(|when| match when {
            When::On(date) | When::Expected(date) => Some(*date),
            When::Present | When::Words(_) => None,
        });
        let date = date.or_else(|| match edge {
            Edge::Start => source.period.start,
            Edge::End => end(source),
        });
        let Some(date) = date else { return };
        let date_parts = VecDateRange(vec![VecDate(parts(date))]);
        let date = DateValue::DateParts {
            date_parts,
            literal: None,
            // The processor writes seasons also where a style wants no months.
            season: None,
            circa: false,
        };
        self.item.0.insert("issued".to_owned(), Value::Date(date));
    }

    fn addresses(&mut self, source: &Publication, kind: CslKind) {
        if let Some(doi) = &source.doi {
            self.plain("DOI", doi.as_str());
        }
        if let Some(isbn) = &source.isbn {
            self.plain("ISBN", isbn.as_str());
        }
        let arxiv = source.arxiv.as_ref().filter(|_| kind == CslKind::Preprint);
        let address = arxiv.map(Arxiv::url);
        if let Some(number) = arxiv {
            let number = vec![Inline::Text(format!("arXiv:{}", number.as_str()))];
            self.hide("number", linked(number, address.as_deref()));
        }
        match (&source.url, address) {
            (Some(url), _) => self.plain("URL", url.as_str()),
            (None, Some(address)) if source.doi.is_none() => self.plain("URL", &address),
            _ => {}
        }
    }
}

/// Whether a publication appeared over a period that has ended.
pub(super) fn has_end(source: &Publication) -> bool {
    let has_date = source.period.date.iter().any(|when| matches!(when, When::On(_)));
    !has_date && source.period.start.is_some() && end(source).is_some()
}

fn end(source: &Publication) -> Option<PartialDate> {
    match source.period.end {
        Some(End::On(date) | End::Expected(date)) => Some(date),
        Some(End::Present) | None => None,
    }
}

fn linked(content: Vec<Inline>, address: Option<&str>) -> Vec<Inline> {
    let has_link = content.iter().any(|inline| matches!(inline, Inline::Link { .. }));
    match address {
        Some(url) if !has_link => vec![Inline::Link { url: url.to_owned(), content }],
        _ => content,
    }
}

fn plain(source: &Text) -> String {
    text::plain(&text::parse(source.as_str()))
}

fn parts(date: PartialDate) -> Vec<i16> {
    let year = i16::try_from(date.year).unwrap_or(i16::MAX);
    let rest = [date.month, date.day].into_iter().map_while(|part| part.map(i16::from));
    std::iter::once(year).chain(rest).collect()
}
