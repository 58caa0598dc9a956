//! What a careful colleague would remark on a list of publications. Nothing here keeps a PDF
//! from being made.

pub(super) mod people;
mod venues;

use std::collections::HashSet;

use super::work::Work;
use crate::check::people::{Listed, author_forms, mixed_lengths, own_name};
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::entries::PublicationType as Type;
use crate::model::publications::{Layout, NameForm, Publications};
use crate::people::{Known, several};
use crate::source::Span;
use crate::tree::Node;

/// Looks at each publication on its own.
pub(super) fn each(works: &[Work<'_>], report: &mut Report) {
    for work in works {
        venue(work, report);
        several_names(work, report);
        date(work, report);
        title(work, report);
        address(work, report);
        arxiv_year(work, report);
    }
}

/// A publication as one of the lists shows it.
pub(super) struct InList<'n> {
    /// The publication.
    pub work: Work<'n>,
    /// The number of the list.
    pub list: usize,
    /// The form of names of the list.
    pub names: Option<NameForm>,
}

/// Looks at all publications of a CV together, each once however many sections show it.
/// `named` are the people of whom the CV speaks.
pub(super) fn all(works: &[InList<'_>], named: &[Known], report: &mut Report) {
    let listed = works.iter().map(|one| listed(&one.work, one.list, one.names));
    author_forms(listed, named).into_iter().for_each(|found| report.add(found));
    let mut seen = HashSet::new();
    let works = works.iter().map(|one| &one.work);
    let works: Vec<_> = works.filter(|work| seen.insert(work.span())).collect();
    venues::forms(&works, report);
}

/// Chooses the form of names of a list that says nothing of it: where most names stand with
/// initials, and the same author once so and once in full, all have initials.
pub(super) fn choose_names(
    section: &mut Publications,
    node: &Node,
    works: &[Work<'_>],
    report: &mut Report,
) {
    let Layout { names, style, .. } = &section.layout;
    let entries = works.iter().map(|work| listed(work, 0, None));
    if names.is_some() || style.is_some() || !mixed_lengths(entries) {
        return;
    }
    section.layout.names = Some(NameForm::Initials);
    let message = "the names of this list are set with initials, as most are written";
    let label = "some are written in full";
    let found = Diagnostic::new(Code::AuthorForms, message, place(node), label)
        .help("write `names: initials` in the section, or `names: full` for what each entry says")
        .as_note();
    report.add(found);
}

/// Where a section names its entries.
fn place(node: &Node) -> Span {
    let field = node.get("from").or_else(|| node.get("entries"));
    field.map_or(node.span, |field| field.key_span)
}

/// Looks for the person of the CV among the authors of a section.
pub(super) fn owner(
    owner: &Known,
    section: &Publications,
    node: &Node,
    works: &[Work<'_>],
    report: &mut Report,
) {
    let entries = works.iter().map(|work| listed(work, 0, section.layout.names));
    own_name(owner, entries, place(node)).into_iter().for_each(|found| report.add(found));
}

fn listed<'w>(work: &'w Work<'_>, list: usize, names: Option<NameForm>) -> Listed<'w> {
    let nodes = work.node.get("authors").map(|field| field.value.one_or_many());
    Listed {
        publication: &work.publication,
        authors: work.span_of("authors"),
        nodes: nodes.unwrap_or_default(),
        list,
        is_bibtex: work.is_bibtex,
        names,
    }
}

fn venue(work: &Work<'_>, report: &mut Report) {
    let (article, field) = match work.publication.r#type {
        Some(Type::Article) => ("an article in a journal", "journal"),
        Some(Type::Review) => ("a review", "journal"),
        Some(Type::Conference) => ("a conference paper", "booktitle"),
        Some(Type::Workshop) => ("a workshop paper", "booktitle"),
        Some(Type::Chapter) => ("a chapter", "booktitle"),
        _ => return,
    };
    let has_venue =
        work.publication.venue.is_some() || work.publication.venue_short.is_some();
    if has_venue || work.is_under_way() {
        return;
    }
    let field = if work.is_bibtex { field } else { "venue" };
    let title = excerpt(&work.title());
    let message = format!("`{title}` is {article} and does not say where it appeared");
    let help =
        format!("name it under `{field}`, or add the `status` of what has not appeared");
    let diagnostic =
        Diagnostic::new(Code::MissingVenue, message, work.span(), "names none")
            .help(help);
    report.add(diagnostic);
}

/// In a `.bib` file such names are read as a list, and that is remarked there.
fn several_names(work: &Work<'_>, report: &mut Report) {
    if work.is_bibtex {
        return;
    }
    let listed = listed(work, 0, None);
    for (at, author) in work.publication.authors.iter().enumerate() {
        let name = author.name.as_str();
        let Some(names) = several(name) else { continue };
        let message = format!("`{}` is read as the name of one author", excerpt(name));
        let place = listed.place(at);
        let quoted = |name: &String| {
            if name.contains(',') { format!("\"{name}\"") } else { name.clone() }
        };
        let list = names.iter().map(quoted).collect::<Vec<_>>().join(", ");
        let diagnostic = Diagnostic::new(
            Code::SeveralNames,
            message,
            place,
            "several names in one text",
        );
        report.add(
            diagnostic.help(format!("write a list, `[{list}]`, or one name in braces")),
        );
    }
}

fn date(work: &Work<'_>, report: &mut Report) {
    if !work.publication.period.is_empty() || work.is_under_way() {
        return;
    }
    let field = if work.is_bibtex { "year" } else { "date" };
    let message = format!("`{}` does not say when it appeared", excerpt(&work.title()));
    let label = format!("`{field}` is not here");
    let help = format!("add `{field}`, or the `status` of what has not appeared");
    let diagnostic =
        Diagnostic::new(Code::UndatedPublication, message, work.span(), label).help(help);
    report.add(diagnostic);
}

fn title(work: &Work<'_>, report: &mut Report) {
    let title = work.title();
    let letters = title.chars().filter(|character| character.is_alphabetic()).count();
    let is_in_capitals = letters >= MANY_LETTERS
        && title.contains(' ')
        && !title.chars().any(char::is_lowercase)
        && title.chars().any(char::is_uppercase);
    if is_in_capitals {
        report.add(
            Diagnostic::new(
                Code::TitleInCapitals,
                "a title stands in capitals",
                work.span_of("title"),
                "all capitals",
            )
            .help("write it as a sentence: cvtex changes no letters"),
        );
    }
}

/// How many letters a title in capitals has at least: fewer may be an acronym.
const MANY_LETTERS: usize = 12;

fn address(work: &Work<'_>, report: &mut Report) {
    let Some(url) = &work.publication.url else { return };
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.as_str().strip_prefix(scheme));
    let hosts = ["doi.org/", "dx.doi.org/", "www.doi.org/"];
    let doi = rest.and_then(|rest| hosts.iter().find_map(|host| rest.strip_prefix(host)));
    let Some(doi) = doi.filter(|doi| doi.starts_with("10.")) else { return };
    if work.publication.doi.is_some() {
        return;
    }
    let help = if work.is_bibtex {
        format!("write `doi = {{{doi}}}` instead")
    } else {
        format!("write `doi: {doi}` instead")
    };
    report.add(
        Diagnostic::new(
            Code::DoiAsUrl,
            "an address stands where a DOI belongs",
            work.span_of("url"),
            "the address of a DOI",
        )
        .help(help),
    );
}

fn arxiv_year(work: &Work<'_>, report: &mut Report) {
    let Some(number) = &work.publication.arxiv else { return };
    let (Some(date), Some(submitted)) = (work.date(), year_of(number.as_str())) else {
        return;
    };
    if date.year.abs_diff(submitted) <= FAR_APART {
        return;
    }
    report.add(
        Diagnostic::new(
            Code::ArxivYear,
            format!(
                "the preprint {} is of {submitted}, the publication of {}",
                excerpt(number.as_str()),
                date.year
            ),
            work.span_of("arxiv"),
            "the number says another year",
        )
        .other(work.span_of("date"), "than the date")
        .help("look whether the number is that of this work"),
    );
}

/// How many years between a preprint and its publication are believed.
const FAR_APART: u16 = 3;

/// The year in an identifier of arXiv: that of `2301.01234` is 2023, that of `math/0301234`
/// 2003.
fn year_of(number: &str) -> Option<u16> {
    let digits = number.rsplit('/').next()?;
    let year: u16 = digits.get(..2)?.parse().ok()?;
    Some(if number.contains('/') && year > 90 { 1900 + year } else { 2000 + year })
}
