//! The files that a PDF carries with it (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4).

use std::fmt::Write;

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

use super::draft::{Draft, edited, text_string};

/// A file in a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// What it is called.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// What it is for the pages.
    pub relation: Relation,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a file is for the pages of a PDF that carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They were made from it.
    Source,
    /// It holds what they show as data.
    Data,
}

impl Relation {
    fn name(self) -> &'static str {
        match self {
            Self::Source => "Source",
            Self::Data => "Data",
        }
    }
}

/// A file with no tags and with files in it.
pub(super) fn with(bytes: &[u8], attached: &[Attached]) -> Vec<u8> {
    let pdf = if attached.is_empty() { None } else { Pdf::new(bytes.to_vec()).ok() };
    let Some(pdf) = pdf else { return bytes.to_vec() };
    let mut draft = Draft::of(&pdf);
    let entries = add(&pdf, attached, &mut draft);
    let root = pdf.xref().root_id();
    if let Some(catalog) = pdf.xref().get::<Dict<'_>>(root) {
        let catalog = edited(&catalog, &["Names", "AF"], entries.as_bytes());
        draft.put(root.obj_number, catalog);
    }
    draft.write()
}

/// Adds the files, in the order of their names; gives what the catalog says of them.
pub(super) fn add(pdf: &Pdf, attached: &[Attached], draft: &mut Draft) -> String {
    if attached.is_empty() {
        return String::new();
    }
    let (mut names, mut all) = (String::new(), String::new());
    for one in attached {
        let number = add_file(pdf, one, draft);
        let _ = write!(names, "{}{number} 0 R", text_string(one.name));
        let _ = write!(all, "{number} 0 R ");
    }
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let others = catalog.get::<Dict<'_>>("Names").unwrap_or_default();
    let files = format!("/EmbeddedFiles<</Names[{names}]>>");
    let names = edited(&others, &["EmbeddedFiles"], files.as_bytes());
    let names = draft.add(names);
    format!("/Names {names} 0 R/AF[{}]", all.trim_end())
}

fn add_file(pdf: &Pdf, file: &Attached, draft: &mut Draft) -> u32 {
    let media_type = file.media_type.replace('/', "#2F");
    let day = pdf.metadata().creation_date.as_ref().map(|date| {
        format!(
            "/ModDate(D:{:04}{:02}{:02}{:02}{:02}{:02}Z)",
            date.year, date.month, date.day, date.hour, date.minute, date.second
        )
    });
    let size = file.bytes.len();
    let day = day.unwrap_or_default();
    let entries =
        format!("/Type/EmbeddedFile/Subtype/{media_type}/Params<</Size {size}{day}>>");
    let data = draft.add_stream(&entries, &file.bytes);
    let name = text_string(file.name);
    draft.add(format!(
        "<</Type/Filespec/F{name}/UF{name}/Desc{}/AFRelationship/{}\
         /EF<</F {data} 0 R/UF {data} 0 R>>>>",
        text_string(file.about),
        file.relation.name()
    ))
}
