//! Files of other programs that hold a CV: each becomes the tree that the same CV would be in
//! cvtex's YAML, with every place in the file that is read.
//!
//! [`detect`] says by its content of which program a file is; a file for each format says by
//! tables what its fields become; [`convert`] follows them, and keeps what has no place.

mod al_folio;
mod bamos;
mod ccv;
mod ciencia_vitae;
mod convert;
mod dates;
mod detect;
mod draft;
mod europass;
mod json_resume;
mod lattes;
mod linkedin;
mod listed;
mod looks;
pub mod mapping;
mod nodes;
mod orcid;
mod parts;
mod people;
mod points;
mod rendercv;
mod researchmap;
mod skills_passport;
mod socials;
mod texts;
mod yaml_resume;

pub use crate::tree::Left;
pub(crate) use parts::{is_attachment, is_part};

use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::read::{json, xml, yaml};
use crate::source::Source;
use crate::tree::{Node, Value};
use convert::Import;
use mapping::Table;

/// A format of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `RenderCV`, in each of its versions.
    RenderCv,
    /// JSON Resume, in each of its versions.
    JsonResume,
    /// `YAMLResume`.
    YamlResume,
    /// al-folio's `cv.yml` of old.
    AlFolio,
    /// Europass, as the portal writes it.
    Europass,
    /// Europass of old, as the portal wrote it until 2020.
    SkillsPassport,
    /// The record of a person at ORCID.
    Orcid,
    /// LinkedIn's archive of a person's data.
    LinkedIn,
    /// Lattes, Brazil's platform.
    Lattes,
    /// researchmap, Japan's platform.
    Researchmap,
    /// CIÊNCIAVITAE, Portugal's platform.
    CienciaVitae,
    /// The Canadian Common CV.
    Ccv,
    /// The YAML of bamos/cv.
    Bamos,
}

impl Format {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::RenderCv,
        Self::JsonResume,
        Self::YamlResume,
        Self::AlFolio,
        Self::Europass,
        Self::SkillsPassport,
        Self::Orcid,
        Self::LinkedIn,
        Self::Lattes,
        Self::Researchmap,
        Self::CienciaVitae,
        Self::Ccv,
        Self::Bamos,
    ];

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::RenderCv => "rendercv",
            Self::JsonResume => "json-resume",
            Self::YamlResume => "yamlresume",
            Self::AlFolio => "al-folio",
            Self::Europass => "europass",
            Self::SkillsPassport => "europass-old",
            Self::Orcid => "orcid",
            Self::LinkedIn => "linkedin",
            Self::Lattes => "lattes",
            Self::Researchmap => "researchmap",
            Self::CienciaVitae => "ciencia-vitae",
            Self::Ccv => "ccv",
            Self::Bamos => "bamos",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::RenderCv => "RenderCV",
            Self::JsonResume => "JSON Resume",
            Self::YamlResume => "YAMLResume",
            Self::AlFolio => "al-folio",
            Self::Europass | Self::SkillsPassport => "Europass",
            Self::Orcid => "ORCID",
            Self::LinkedIn => "LinkedIn",
            Self::Lattes => "Lattes",
            Self::Researchmap => "researchmap",
            Self::CienciaVitae => "CIÊNCIAVITAE",
            Self::Ccv => "the Canadian Common CV",
            Self::Bamos => "bamos/cv",
        }
    }

    /// What its fields become.
    pub fn tables(self) -> &'static [&'static Table] {
        match self {
            Self::RenderCv => rendercv::TABLES,
            Self::JsonResume => json_resume::TABLES,
            Self::YamlResume => yaml_resume::TABLES,
            Self::AlFolio => al_folio::TABLES,
            Self::Europass => europass::TABLES,
            Self::SkillsPassport => skills_passport::TABLES,
            Self::Orcid => orcid::TABLES,
            Self::LinkedIn => linkedin::TABLES,
            Self::Lattes => lattes::TABLES,
            Self::Researchmap => researchmap::TABLES,
            Self::CienciaVitae => ciencia_vitae::TABLES,
            Self::Ccv => ccv::TABLES,
            Self::Bamos => bamos::TABLES,
        }
    }

    fn convert(self, root: &Node, import: &mut Import) -> Node {
        match self {
            Self::RenderCv => rendercv::convert(root, import),
            Self::JsonResume => json_resume::convert(root, import),
            Self::YamlResume => yaml_resume::convert(root, import),
            Self::AlFolio => al_folio::convert(root, import),
            Self::Europass => europass::convert(root, import),
            Self::SkillsPassport => skills_passport::convert(root, import),
            Self::Orcid => orcid::convert(root, import),
            Self::LinkedIn => linkedin::convert(root, import),
            Self::Lattes => lattes::convert(root, import),
            Self::Researchmap => researchmap::convert(root, import),
            Self::CienciaVitae => ciencia_vitae::convert(root, import),
            Self::Ccv => ccv::convert(root, import),
            Self::Bamos => bamos::convert(root, import),
        }
    }
}

/// A CV that was read from a file of another program.
#[derive(Debug)]
pub struct Imported {
    /// Of which.
    pub format: Format,
    /// The CV.
    pub root: Node,
    /// What has no place in it, in the order of the file.
    pub left: Vec<Left>,
    /// Whether cvtex has made the file, and so it holds a whole CV.
    pub is_own: bool,
}

impl Imported {
    /// Adds the profiles that a site of al-folio keeps in a file of their own.
    pub(crate) fn add_socials(&mut self, source: &Source) {
        socials::add(&mut self.root, source);
    }
}

/// What a text was read as.
#[derive(Debug)]
pub enum Read {
    /// A CV of cvtex, or what is meant as one.
    Own(Node),
    /// A CV of another program.
    Foreign(Imported),
}

/// Reads a text as a CV of cvtex, or of another program where it is one.
pub fn read(source: &Source, report: &mut Report) -> Option<Read> {
    let root = tree(source, report)?;
    match detect::format_of(&root) {
        Some(format) => Some(Read::Foreign(converted(format, &root, source, report))),
        None => Some(Read::Own(root)),
    }
}

/// The tree of a CV, whichever program it is of. A note says so of one that is not of cvtex.
pub(crate) fn root(source: &Source, report: &mut Report) -> Option<Node> {
    match read(source, report)? {
        Read::Own(root) => Some(root),
        Read::Foreign(imported) => {
            report.add(is_foreign(imported.format, source));
            Some(imported.root)
        }
    }
}

/// Reads a text as of this format.
pub fn read_as(format: Format, source: &Source, report: &mut Report) -> Option<Imported> {
    let root = if let Some(root) = parts::tree(source, report) {
        root
    } else if let Some(root) = json::parse_lines(source) {
        root
    } else if is_json(source) {
        json::parse(source, report)?
    } else if is_xml(source) {
        of_xml(source, report)?
    } else {
        yaml::parse(source, report)?
    };
    Some(converted(format, &root, source, report))
}

/// The entries of each list of a resume, by its name.
pub type Lists = Vec<(String, Vec<Node>)>;

/// What a resume holds without what cvtex has added to it: the person, and its lists.
pub fn read_resume(source: &Source) -> Option<(Node, Lists)> {
    let root = json::parse(source, &mut Report::default())?;
    Some(json_resume::parts(&root))
}

/// The values of a text, whatever they mean.
fn tree(source: &Source, report: &mut Report) -> Option<Node> {
    if let Some(root) = parts::tree(source, report) {
        return Some(root);
    }
    if is_xml(source) {
        return of_xml(source, report);
    }
    if is_json(source) {
        let mut found = Report::default();
        if let Some(root) = json::parse_lines(source)
            && detect::format_of(&root).is_some()
        {
            return Some(root);
        }
        let root = json::parse(source, &mut found);
        // What is no CV of another program is read as YAML, which says more of its faults.
        if root.as_ref().is_some_and(|root| detect::format_of(root).is_some()) {
            return root;
        }
    }
    yaml::parse(source, report)
}

/// The tree of a text of XML, in which the fields of a Canadian Common CV are called by their
/// labels.
fn of_xml(source: &Source, report: &mut Report) -> Option<Node> {
    xml::parse(source, report).map(ccv::by_labels)
}

/// Whether a text begins as one of JSON does.
fn is_json(source: &Source) -> bool {
    source.text().trim_start_matches('\u{feff}').trim_start().starts_with(['{', '['])
}

/// Whether a text begins as one of XML does.
fn is_xml(source: &Source) -> bool {
    source.text().trim_start_matches('\u{feff}').trim_start().starts_with('<')
}

fn converted(
    format: Format,
    root: &Node,
    source: &Source,
    report: &mut Report,
) -> Imported {
    let mut import = Import::of(source.text());
    let cv = format.convert(root, &mut import);
    let left = import.left(root);
    for left in &left {
        report.add(not_imported(left, source));
    }
    let is_own = format == Format::JsonResume && json_resume::is_own(root);
    Imported { format, root: cv, left, is_own }
}

/// What is said of a value that has no place.
fn not_imported(left: &Left, source: &Source) -> Diagnostic {
    let name = match left.name.as_str() {
        "" => excerpt(source.slice(left.value.span)),
        name => excerpt(name),
    };
    let span = crate::tree::places::first_line(left.name_span, source);
    let said = match &left.value.value {
        Value::Scalar(scalar) => format!("`{}`", excerpt(&scalar.text)),
        _ => left.value.shape().to_owned(),
    };
    let message = if left.name.is_empty() {
        format!("`{name}` has no place in a CV of cvtex")
    } else {
        format!("`{name}`, {said}, has no place in a CV of cvtex")
    };
    let found = Diagnostic::new(Code::NotImported, message, span, "not shown")
        .help("`cvtex import` keeps it as a comment at its entry");
    if left.is_setting { found.as_note() } else { found }
}

/// What is said of a file of another program where one of cvtex is to be changed.
pub(crate) fn refused(source: &Source) -> Option<Diagnostic> {
    let Some(Read::Foreign(imported)) = read(source, &mut Report::default()) else {
        return None;
    };
    let name = source.name().display();
    let format = imported.format.name();
    let message = format!("this is a file of {format}, into which cvtex does not write");
    let found = Diagnostic::of_file(Code::ForeignFormat, message).as_error();
    Some(found.help(format!("make a CV of cvtex of it first: `cvtex import {name}`")))
}

/// What is said of a CV of another program where publications are wanted.
pub(crate) fn no_library(source: &Source) -> Option<Diagnostic> {
    let Some(Read::Foreign(imported)) = read(source, &mut Report::default()) else {
        return None;
    };
    let name = source.name().display();
    let format = imported.format.name();
    let message =
        format!("this is a CV in a file of {format}, not a list of publications");
    let found = Diagnostic::of_file(Code::ForeignFormat, message).as_error();
    Some(found.help(format!(
        "`cvtex import {name}` writes its publications into a `.bib` file, which can be named"
    )))
}

/// What is said of a file of another program that is read as a CV.
pub fn is_foreign(format: Format, source: &Source) -> Diagnostic {
    let name = source.name().display();
    let name =
        if name.to_string().starts_with('<') { "FILE".into() } else { name.to_string() };
    Diagnostic::of_file(
        Code::ForeignFormat,
        format!("this is a file of {}, which cvtex reads as a CV", format.name()),
    )
    .help(format!("keep the conversion with `cvtex import {name}`"))
}
