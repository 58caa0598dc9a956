//! A publication on its way into a list, with the place where it is written.

use crate::model::date::PartialDate;
use crate::model::entries::{Contributor, Publication, PublicationType, Status};
use crate::model::values::{Arxiv, Url};
use crate::people::{Known, Name};
use crate::source::Span;
use crate::text;
use crate::tree::{Node, Value};

/// A publication and where it is written.
#[derive(Clone)]
pub(super) struct Work<'n> {
    /// What is said of it.
    pub publication: Publication,
    /// Where its fields stand.
    pub node: &'n Node,
    /// Whether that is in a `.bib` file.
    pub is_bibtex: bool,
    /// Whether it can be shown.
    pub is_whole: bool,
}

/// Takes the number at arXiv from an address there. A DOI as an address is remarked on
/// instead, since its field is the better place.
pub(super) fn identify(publication: &mut Publication) {
    let Some(url) = publication.url.as_ref().map(Url::as_str) else { return };
    let Some((_, rest)) = url.split_once("://") else { return };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    if publication.arxiv.is_none()
        && (host == "arxiv.org" || host.ends_with(".arxiv.org"))
    {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        publication.arxiv = Arxiv::parse(&format!("https://arxiv.org/{path}"));
    }
}

impl Work<'_> {
    /// Where it begins: the key in a `.bib` file, the first field in the CV.
    pub(super) fn span(&self) -> Span {
        if self.is_bibtex { self.node.span } else { first_place(self.node) }
    }

    /// Where the value of a field stands; where the publication begins if it is not written
    /// there.
    pub(super) fn span_of(&self, field: &str) -> Span {
        self.node.get(field).map_or_else(|| self.span(), |field| field.value.span)
    }

    /// Makes a book or an article of a `.bib` file a translation if the owner of the CV is one
    /// of its translators, and not of its authors.
    pub(super) fn find_translation(&mut self, owner: &Known) {
        use PublicationType::{Article, Book, EditedVolume};
        let publication = &mut self.publication;
        let can_be = matches!(publication.r#type, Some(Article | Book | EditedVolume));
        let is_owner = |name: &str| owner.is(&Name::parse(name));
        let translates = |one: &Contributor| {
            let name = text::plain(&text::parse(one.name.as_str()));
            one.role.as_str() == "translator" && is_owner(&name)
        };
        if self.is_bibtex
            && can_be
            && publication.contributors.iter().any(translates)
            && !publication.authors.iter().any(|author| is_owner(author.name.as_str()))
        {
            publication.r#type = Some(PublicationType::Translation);
        }
    }

    /// The title without markup.
    pub(super) fn title(&self) -> String {
        title(&self.publication)
    }

    /// The venue without markup.
    pub(super) fn venue(&self) -> Option<String> {
        venue(&self.publication)
    }

    /// When it appeared.
    pub(super) fn date(&self) -> Option<PartialDate> {
        date(&self.publication)
    }

    /// Whether it is still on its way, so that it need not have a date.
    pub(super) fn is_under_way(&self) -> bool {
        let status = self.publication.status.unwrap_or(Status::Published);
        status != Status::Published || self.is_preprint()
    }

    /// Whether it is a manuscript before review.
    pub(super) fn is_preprint(&self) -> bool {
        is_preprint(&self.publication)
    }
}

/// Where an entry of the CV begins: at its first field.
pub(super) fn first_place(node: &Node) -> Span {
    match &node.value {
        Value::Mapping(fields) => {
            let first = fields.iter().map(|field| field.key_span).min();
            first.unwrap_or(node.span)
        }
        _ => node.span,
    }
}

/// The title of a publication without markup.
pub(super) fn title(publication: &Publication) -> String {
    text::plain(&text::parse(publication.title.as_str()))
}

/// The venue of a publication without markup.
pub(super) fn venue(publication: &Publication) -> Option<String> {
    let venue = publication.venue.as_ref()?;
    Some(text::plain(&text::parse(venue.as_str())))
}

/// When a publication appeared.
pub(super) fn date(publication: &Publication) -> Option<PartialDate> {
    publication.period.sorting()
}

/// Whether a publication is a manuscript before review.
pub(super) fn is_preprint(publication: &Publication) -> bool {
    publication.r#type == Some(PublicationType::Preprint)
}
