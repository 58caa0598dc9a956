//! Preprints: the number at arXiv, wherever it stands, and the servers that other fields name.

use super::fields::Fields;
use super::publication::VENUES;
use super::{arxiv, phrases, tex};
use crate::model::values::Doi;
use crate::preprints::{self, Named};

/// What the fields of an entry say of a preprint.
#[derive(Default)]
pub(super) struct Preprint {
    /// Whether they say that it is one, or has one.
    pub is_one: bool,
    /// The server other than arXiv, with the field that names it.
    pub server: Option<(usize, String)>,
}

/// Fields in which a number at arXiv stands, or the name of a server.
const PLACES: [&str; 17] = [
    "journal",
    "journaltitle",
    "booktitle",
    "howpublished",
    "volume",
    "number",
    "pages",
    "eid",
    "publisher",
    "note",
    "organization",
    "institution",
    "eventtitle",
    "series",
    "_venue",
    "venue",
    "conference",
];

/// Fields that say what it is a number of.
const SCHEMES: [&str; 2] = ["archiveprefix", "eprinttype"];

/// Looks for both. Fields that say nothing else are used up by it.
pub(super) fn read(fields: &mut Fields<'_>) -> Preprint {
    let scheme = SCHEMES.iter().find_map(|name| fields.peek(name));
    let is_arxiv =
        scheme.as_ref().is_none_or(|scheme| scheme.eq_ignore_ascii_case("arxiv"));
    let repository = numbers(fields, is_arxiv);
    let mut preprint = Preprint {
        is_one: fields.has("arxiv")
            || scheme.as_ref().is_some_and(|it| it.eq_ignore_ascii_case("arxiv")),
        server: None,
    };
    servers(fields, &mut preprint);
    if let Some(at) = repository
        && preprint.server.is_none()
        && !fields.has("arxiv")
        && !has_venue(fields)
    {
        preprint =
            Preprint { is_one: true, server: Some((at, preprints::ARXIV.to_owned())) };
    }
    let scheme = scheme.filter(|_| preprint.server.is_none() && !has_venue(fields));
    if let Some(Named::Server(name)) = scheme.and_then(|it| preprints::named(&it))
        && let Some(at) = fields.position(&SCHEMES)
    {
        preprint = Preprint { is_one: true, server: Some((at, name.to_owned())) };
    }
    preprint
}

/// The number at arXiv; the field that names arXiv without one.
fn numbers(fields: &mut Fields<'_>, is_arxiv: bool) -> Option<usize> {
    let mut repository = None;
    let own = ["arxiv", "arxivid", "arxiv_id", "arxiv-id", "eprint"];
    for name in own.iter().filter(|name| is_arxiv || **name != "eprint") {
        let Some(at) = fields.find(&[name]) else { continue };
        let text = tex::verbatim(&fields.field(at).tex);
        match arxiv::number(&text) {
            Some(found) => fields.put(at, "arxiv", text[found].to_owned()),
            // In a field of this name it is meant as one.
            None if *name != "eprint" => fields.put(at, "arxiv", text),
            None => {}
        }
    }
    for name in PLACES {
        let Some(at) = fields.find(&[name]) else { continue };
        let text = tex::verbatim(&fields.field(at).tex);
        match arxiv::named(&text) {
            Some((number, true)) => fields.put(at, "arxiv", number),
            Some((number, false)) => {
                fields.put(at, "arxiv", number);
                fields.leave(at);
            }
            None if arxiv::is_repository(&text) => {
                fields.use_up(at);
                repository.get_or_insert(at);
            }
            None => {}
        }
    }
    if let Some(url) = fields.peek("url").filter(|_| !fields.has("arxiv"))
        && let Some((number, true)) = arxiv::named(&url)
        && let Some(at) = fields.position(&["url"])
    {
        fields.put(at, "arxiv", number);
    }
    repository
}

/// The server that a field names, unless the work has appeared elsewhere.
fn servers(fields: &mut Fields<'_>, preprint: &mut Preprint) {
    let places = PLACES.iter().filter(|name| {
        !matches!(**name, "volume" | "number" | "pages" | "eid" | "series")
    });
    let named: Vec<_> = places
        .filter_map(|name| {
            let at = fields.find(&[name])?;
            let text = tex::verbatim(&fields.field(at).tex);
            Some((at, preprints::named(&text)?))
        })
        .collect();
    let is_named = |at: usize| named.iter().any(|(named, _)| *named == at);
    let has_other = VENUES.iter().any(|name| {
        fields.find(&[name]).is_some_and(|at| !is_named(at) && names_venue(fields, at))
    });
    if has_other {
        return;
    }
    for (at, named) in named {
        preprint.is_one = true;
        match named {
            Named::Unnamed => fields.use_up(at),
            Named::Server(name) => {
                fields.use_up(at);
                preprint.server.get_or_insert((at, name.to_owned()));
            }
            Named::WithNumber(_) if preprint.server.is_none() => {
                let text = fields.markdown(at);
                let text = text.strip_prefix("Available at ").unwrap_or(&text).to_owned();
                fields.use_up(at);
                preprint.server = Some((at, text));
            }
            Named::WithNumber(_) => {}
        }
    }
    let is_loose = matches!(
        super::kinds::meant(&fields.entry.kind),
        "article" | "misc" | "unpublished" | "online" | "preprint" | "electronic" | "www"
    );
    if preprint.server.is_some() || !is_loose || fields.has("arxiv") {
        return;
    }
    let of_doi = fields.position(&["doi"]).and_then(|at| {
        let doi = tex::verbatim(&fields.field(at).tex);
        let doi = Doi::all_in(&doi).into_iter().next()?;
        Some((at, preprints::of_doi(doi.as_str())?))
    });
    let of_address = || {
        let at = fields.position(&["url", "howpublished"])?;
        let server = preprints::at(&super::links::address(fields.field(at))?)?;
        // HAL also keeps talks, posters and what has appeared.
        let is_sure = server != "HAL" || fields.entry.kind == "unpublished";
        is_sure.then_some((at, server))
    };
    if let Some((at, name)) = of_doi.or_else(of_address) {
        *preprint = Preprint { is_one: true, server: Some((at, name.to_owned())) };
    }
}

/// Whether a field that is not read yet names where the work has appeared.
pub(super) fn has_venue(fields: &Fields<'_>) -> bool {
    let found =
        |name: &&str| fields.find(&[name]).is_some_and(|at| names_venue(fields, at));
    VENUES.iter().any(found)
}

fn names_venue(fields: &Fields<'_>, at: usize) -> bool {
    let field = fields.field(at);
    let is_address =
        field.name == "howpublished" && super::links::only_address(field).is_some();
    let text = tex::plain(&field.tex, &mut Vec::new());
    !is_address && phrases::status(&text).is_none() && phrases::means_something(&text)
}
