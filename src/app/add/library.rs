//! Additions to a library that another program keeps: in its format, behind what is there, and
//! read again before it is written.

use std::path::PathBuf;

use super::bibtex_input::BibtexInput;
use super::change::Change;
use super::refusal::Refusal;
use crate::bibliography;
use crate::check;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::edit::library::{self as places, Record};
use crate::edit::{Wishes, apply, bib};
use crate::model::entries::Publication;
use crate::read::bibtex;
use crate::records::library::{self, Format, Translated};
use crate::source::Source;
use crate::write::{csl_json, endnote_xml, hayagriva, nbib, ris};

/// The change that puts what is given into a library.
pub(super) fn change(
    path: PathBuf,
    file: Source,
    before: &Translated,
    given: &[BibtexInput],
    wishes: &Wishes,
) -> Result<Change, Refusal> {
    let format = before.format;
    if wishes.is_selected {
        return Err(Refusal::from(unmarked(&file, format)));
    }
    let records = records(&file, before, given, wishes)?;
    let insertion = match format {
        Format::Ris | Format::Medline => Some(places::behind(&file, &records)),
        Format::CslJson => places::csl_json(&file, &records),
        Format::CslYaml => places::csl_yaml(&file, &records),
        Format::Hayagriva => places::hayagriva(&file, &records),
        Format::EndNoteXml => places::xml(&file, &records),
        Format::Refer | Format::WebOfScience => None,
    };
    let mut insertion = insertion.ok_or_else(|| not_written(&file, format))?;
    let after = apply(&file, std::slice::from_ref(&insertion.edit));
    let after = Source::new(file.name(), after);
    let wanted: Vec<_> =
        given.iter().flat_map(|given| &given.publications).map(|(it, _)| it).collect();
    let Some(keys) = reads_as(&after, before, &wanted) else {
        return Err(Refusal::from(changed(&file)));
    };
    // A format without keys has them made of names and years.
    for (entry, key) in insertion.entries.iter_mut().zip(keys) {
        entry.key = key;
    }
    Ok(Change::new(path, file, insertion))
}

/// What is given as records of the format. Their keys are those that they would get in a `.bib`
/// file with the same entries.
fn records(
    file: &Source,
    before: &Translated,
    given: &[BibtexInput],
    wishes: &Wishes,
) -> Result<Vec<Record>, Refusal> {
    let texts: Vec<_> = given.iter().map(|given| &given.source).collect();
    let twin = Source::new(file.name(), before.text.clone());
    let keys = bib::insert(&twin, &texts, wishes)?.entries;
    let count: usize = given.iter().map(|given| given.publications.len()).sum();
    // Talks and patents have no records of their own in such a file.
    if count != keys.len() {
        return Err(Refusal::from(not_written(file, before.format)));
    }
    let publications = given.iter().flat_map(|given| &given.publications);
    let mut records = Vec::new();
    for ((publication, _), entry) in publications.zip(keys) {
        let text = match before.format {
            Format::CslJson => csl_json::one(publication, &entry.key),
            Format::CslYaml => csl_json::one_yaml(publication, &entry.key),
            Format::Hayagriva => hayagriva::one(publication, &entry.key),
            Format::EndNoteXml => endnote_xml::one(publication, &entry.key),
            Format::Medline => nbib::one(publication)
                .ok_or_else(|| no_type(file, before.format, publication))?,
            _ => ris::one(publication, &entry.key),
        };
        records.push(Record { key: entry.key, text });
    }
    Ok(records)
}

/// The keys of what is new, if a library reads as before and behind that as these publications.
fn reads_as(
    after: &Source,
    before: &Translated,
    wanted: &[&Publication],
) -> Option<Vec<String>> {
    let after = library::translate(after, &mut Report::default())?;
    let new = after.text.strip_prefix(before.text.as_str())?;
    let source = Source::new("new.bib", new);
    let mut report = Report::default();
    let entries = bibtex::parse(&source, &mut report);
    let keys = entries.written().map(|entry| entry.key.to_owned()).collect();
    let nodes = entries.publications(&source, &mut report);
    let read = check::entries::<Publication>(&nodes, "Publication", &source, &mut report);
    let is_so = read.len() == wanted.len()
        && read.iter().zip(wanted).all(|((_, read), wanted)| {
            bibliography::is_same(read, wanted)
                || bibliography::title(read) == bibliography::title(wanted)
        });
    is_so.then_some(keys)
}

/// What is said of a publication for which a format has no type.
fn no_type(file: &Source, format: Format, publication: &Publication) -> Diagnostic {
    let (name, format) = (file.name().display(), format.name());
    let title = excerpt(publication.title.as_str());
    let message =
        format!("`{name}` is a file of {format}, which has no type for `{title}`");
    Diagnostic::of_file(Code::UnclearPlace, message).help(
        "it holds articles, preprints, books and chapters; name a `.bib` file beside it under \
         `from`",
    )
}

/// What is said of a format that is not written.
fn not_written(file: &Source, format: Format) -> Diagnostic {
    let message = format!("`{}` is a file of {}", file.name().display(), format.name());
    Diagnostic::of_file(Code::UnclearPlace, message).help(
        "add the publication with the program that keeps the file, or name a `.bib` file \
         beside it under `from`",
    )
}

fn unmarked(file: &Source, format: Format) -> Diagnostic {
    let name = file.name().display();
    let message = format!(
        "`{name}` is a file of {}, which has no mark for selected ones",
        format.name()
    );
    Diagnostic::of_file(Code::UnclearPlace, message)
        .help("select it in the CV: `overrides: {key: {selected: true}}`")
}

fn changed(file: &Source) -> Diagnostic {
    let name = file.name().display();
    let message =
        format!("nothing can be added to `{name}` without changing what is there");
    Diagnostic::of_file(Code::UnclearPlace, message)
        .help("mend the records at its end first, which `cvtex check` shows")
}
