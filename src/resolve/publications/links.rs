//! Where a publication can be read.

use crate::document::Inlines;
use crate::model::entries::Publication as Source;
use crate::resolve::blocks;
use crate::text::Inline;

/// Where the title leads: to the address given, or the DOI, or arXiv.
pub(super) fn address(source: &Source) -> Option<String> {
    let url = source.url.as_ref().map(|url| url.as_str().to_owned());
    url.or_else(|| doi_address(source)).or_else(|| arxiv_address(source))
}

fn doi_address(source: &Source) -> Option<String> {
    source.doi.as_ref().map(|doi| format!("https://doi.org/{}", doi.as_str()))
}

fn arxiv_address(source: &Source) -> Option<String> {
    source
        .arxiv
        .as_ref()
        .map(|number| format!("https://arxiv.org/abs/{}", number.as_str()))
}

/// The DOI and arXiv's number, each leading there.
pub(super) fn identifiers(source: &Source) -> Vec<Inlines> {
    let numbers = [
        (
            source.doi.as_ref().map(|doi| format!("doi:{}", doi.as_str())),
            doi_address(source),
        ),
        (
            source.arxiv.as_ref().map(|number| format!("arXiv:{}", number.as_str())),
            arxiv_address(source),
        ),
    ];
    let numbers = numbers.into_iter().filter_map(|(label, url)| {
        label.map(|label| blocks::link_to(vec![Inline::Text(label)], url))
    });
    numbers.collect()
}
