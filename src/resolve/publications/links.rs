//! Where a publication can be read.

use crate::document::{Inlines, RowItem};
use crate::model::entries::Publication as Source;
use crate::model::publications::{Layout, LinkForm};
use crate::model::values::{Arxiv, Doi};
use crate::resolve::{Context, blocks};
use crate::text::Inline;

/// Where the title leads: to the address given, or the DOI, or arXiv.
pub(super) fn address(source: &Source) -> Option<String> {
    let url = source.url.as_ref().map(|url| url.as_str().to_owned());
    url.or_else(|| doi_address(source)).or_else(|| arxiv_address(source))
}

pub(super) fn doi_address(source: &Source) -> Option<String> {
    source.doi.as_ref().map(Doi::url)
}

pub(super) fn arxiv_address(source: &Source) -> Option<String> {
    source.arxiv.as_ref().map(Arxiv::url)
}

/// `arXiv:2301.01234`, leading there.
pub(super) fn arxiv_number(source: &Source) -> Option<Inlines> {
    let number = source.arxiv.as_ref()?;
    let label = vec![Inline::Text(format!("arXiv:{}", number.as_str()))];
    Some(blocks::link_to(label, arxiv_address(source)))
}

/// The links behind a publication, as words or written out: the DOI, the number at arXiv
/// unless it stands before, and a preprint elsewhere.
pub(super) fn identifiers(
    source: &Source,
    is_number_shown: bool,
    layout: &Layout,
    context: Context<'_>,
) -> Vec<RowItem> {
    let usual = if context.shows_links { LinkForm::Words } else { LinkForm::Identifiers };
    let form = layout.links.unwrap_or(usual);
    let label = |word: &str, written: String| match form {
        LinkForm::Identifiers => vec![Inline::Text(written)],
        LinkForm::Words | LinkForm::None => vec![Inline::Text(word.to_owned())],
    };
    let doi = source.doi.as_ref().map(|doi| {
        let label = label("DOI", format!("doi:{}", doi.as_str()));
        blocks::link_to(label, doi_address(source))
    });
    let arxiv = source.arxiv.as_ref().filter(|_| !is_number_shown).map(|number| {
        let label = label("arXiv", format!("arXiv:{}", number.as_str()));
        blocks::link_to(label, arxiv_address(source))
    });
    let preprint = source.preprint.as_ref().map(|url| {
        let word = context.words.publication_type("preprint").unwrap_or("Preprint");
        blocks::link_to(
            vec![Inline::Text(word.to_owned())],
            Some(url.as_str().to_owned()),
        )
    });
    let shown = if form == LinkForm::None {
        [None, None, preprint]
    } else {
        [doi, arxiv, preprint]
    };
    shown.into_iter().flatten().map(RowItem::from).collect()
}

/// Whether a link leads to an address.
pub(super) fn leads_to(link: &RowItem, address: &str) -> bool {
    matches!(link, RowItem::Link { url, .. } if url == address)
}
