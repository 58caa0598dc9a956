//! Which of the works that a service lists the CV does not have.

use std::cmp::Reverse;
use std::path::Path;

use super::work::Work;
use crate::app::add::refusal::Refusal;
use crate::app::disk::input;
use crate::app::pipeline::Compilation;
use crate::bibliography::{Listing, is_preprint, repeats, texts, year};
use crate::model::entries::Publication;
use crate::tree::sections::sections;

/// The works that the CV does not list, each once, the newest first.
pub(crate) fn of(cv: &Path, works: Vec<Work>) -> Result<Vec<Work>, Refusal> {
    let mut compilation = input::compilation(cv);
    let is_readable = !compilation.report.has_errors();
    let root = is_readable.then(|| compilation.whole_tree()).flatten();
    let Compilation { mut source, mut library, report } = compilation;
    let Some(root) = root else { return Err(Refusal::of([(source, report)])) };
    for section in sections(&root, "publications") {
        let files = texts(section, "from").into_iter();
        files.for_each(|file| library.read_publications(Path::new(file), &mut source));
    }
    let listing = library.listing(&root, &source, |_| false);
    let publications: Vec<_> = works.iter().map(|work| &work.publication).collect();
    let repeats = repeats(&publications);
    let works = works.into_iter().zip(repeats).filter(|(work, is_repeat)| {
        !is_repeat && !is_listed(&listing, &work.publication)
    });
    let mut lacking: Vec<_> = works.map(|(work, _)| work).collect();
    lacking.sort_by_key(|work| Reverse(year(&work.publication)));
    Ok(lacking)
}

/// Whether the CV has a publication: itself, or with the work that came of it the number at
/// arXiv.
fn is_listed(listing: &Listing<'_>, publication: &Publication) -> bool {
    listing.find(publication).is_some_and(|found| {
        found.is_same || is_preprint(publication) && found.publication.arxiv.is_some()
    })
}
