//! A section of publications: where they come from, which of them, in which order, and how
//! each is written.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

use super::date::PartialDate;
use super::entries::{Link, Presentation, Publication, PublicationType, Status};
use super::many::{Many, needs_one_of};
use super::placement::Placement;
use super::values::{CitationStyle, Count, Plain, Text, Url};

/// A section of publications: written here, read from `.bib` files, or both.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = |schema: &mut Schema| needs_one_of(schema, &["entries", "from"]))]
#[serde(rename_all = "kebab-case")]
pub struct Publications {
    /// The heading; without it the kind's own in the language of the CV.
    #[schemars(example = &"Selected works")]
    pub title: Option<Text>,
    /// One or more `.bib` files to read publications from, as paths from the folder of the
    /// CV.
    #[serde(default)]
    #[schemars(example = &"papers.bib")]
    pub from: Many<Plain>,
    /// Entries written here.
    #[serde(default)]
    #[schemars(length(min = 1), example = &serde_json::json!([]))]
    pub entries: Vec<Publication>,
    /// What this CV says of an entry of a `.bib` file, by the entry's key.
    #[serde(default)]
    #[schemars(example = &serde_json::json!({"lovelace1843": {"note": "Oral"}}))]
    pub overrides: BTreeMap<String, Override>,
    /// Show only the publications that are all of this.
    #[schemars(example = &serde_json::json!({"type": "article", "since": 2019}))]
    pub only: Option<Filter>,
    /// Leave out the publications that are all of this.
    #[schemars(example = &serde_json::json!({"type": "preprint"}))]
    pub except: Option<Filter>,
    /// Show only so many, from the first on.
    #[schemars(example = &5)]
    pub first: Option<Count>,
    /// How the list is written.
    #[serde(flatten)]
    pub layout: Layout,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}

/// What a CV says of an entry of a `.bib` file; it wins over what stands there.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "override")]
#[serde(rename_all = "kebab-case")]
pub struct Override {
    /// What it is.
    #[schemars(example = &"workshop")]
    pub r#type: Option<PublicationType>,
    /// How far it has come.
    #[schemars(example = &"accepted")]
    pub status: Option<Status>,
    /// How it was presented.
    #[schemars(example = &"oral")]
    pub presentation: Option<Presentation>,
    /// Who presented it.
    #[serde(default)]
    #[schemars(example = &"Ada Lovelace")]
    pub presented_by: Many<Text>,
    /// How often it is cited.
    #[schemars(example = &"1,024")]
    pub citations: Option<Text>,
    /// The quartile of its journal.
    #[schemars(example = &"Q1")]
    pub quartile: Option<Text>,
    /// The rank of its conference or journal in a list, which may be named.
    #[schemars(example = &"CORE A*")]
    pub rank: Option<Text>,
    /// The impact factor of its journal.
    #[schemars(example = &"11.2")]
    pub impact_factor: Option<Text>,
    /// A short remark.
    #[schemars(example = &"Cited 1,000 times")]
    pub note: Option<Text>,
    /// A prize it won.
    #[schemars(example = &"Best paper award")]
    pub award: Option<Text>,
    /// Words to choose and to group it by.
    #[serde(default)]
    #[schemars(example = &["engines", "poetry"])]
    pub keywords: Many<Plain>,
    /// Whether it is one of the selected publications.
    #[schemars(example = &true)]
    pub selected: Option<bool>,
    /// Whether it is left out.
    #[schemars(example = &true)]
    pub hide: Option<bool>,
    /// Whether it stays although another entry is the same work.
    #[schemars(example = &true)]
    pub keep: Option<bool>,
    /// Where it can be read.
    #[schemars(example = &"https://example.org/paper")]
    pub url: Option<Url>,
    /// Links besides those of the entry.
    #[serde(default)]
    #[schemars(example = &[serde_json::json!({"label": "Code", "url": "https://example.org/code"})])]
    pub links: Many<Link>,
}

/// What publications are chosen by. Of the values of one field one is enough; of the
/// fields all must agree.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "filter")]
#[serde(rename_all = "kebab-case")]
pub struct Filter {
    /// What it is.
    #[serde(default)]
    #[schemars(example = &["article", "conference"])]
    pub r#type: Many<PublicationType>,
    /// The first year or day.
    #[schemars(example = &2019)]
    pub since: Option<PartialDate>,
    /// The last year or day.
    #[schemars(example = &2024)]
    pub until: Option<PartialDate>,
    /// Its keywords.
    #[serde(default)]
    #[schemars(example = &"engines")]
    pub keyword: Many<Plain>,
    /// Whether it is one of the selected publications.
    #[schemars(example = &true)]
    pub selected: Option<bool>,
    /// How far it has come.
    #[serde(default)]
    #[schemars(example = &"published")]
    pub status: Many<Status>,
    /// Its key.
    #[serde(default)]
    #[schemars(example = &["lovelace1843", "lovelace1844"])]
    pub key: Many<Plain>,
}

/// How a list of publications is written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Layout {
    /// The order; without it the newest first where there is `from`, else that of the file.
    #[schemars(example = &"newest")]
    pub sort: Option<Order>,
    /// What the list is divided by, each part under a heading of its own.
    #[schemars(example = &"type")]
    pub group_by: Option<Grouping>,
    /// Whether each heading of a part says how many there are.
    #[schemars(example = &true)]
    pub counts: Option<bool>,
    /// How the publications are numbered; without it from 1 to the last.
    #[schemars(example = &"by-type")]
    pub numbering: Option<Numbering>,
    /// Whether the numbers count down to 1, so that a publication keeps its number when a
    /// newer one is added above it.
    #[schemars(example = &true)]
    pub reversed: Option<bool>,
    /// A citation style instead of cvtex's own layout: one of those built in, or the path of
    /// a `.csl` file.
    #[schemars(example = &"apa")]
    pub style: Option<CitationStyle>,
    /// How names are written; without it as they stand in the source, the family name last.
    #[schemars(example = &"initials")]
    pub names: Option<NameForm>,
    /// What signs behind the names in the source mean; without it `*` equal contribution, `†`
    /// deceased, `‡` corresponding author, `§` supervised student.
    #[serde(default)]
    #[schemars(example = &serde_json::json!({"†": "corresponding"}))]
    pub marks: BTreeMap<String, Meaning>,
    /// How many authors are named before the rest is `et al.`; the person of the CV always
    /// is.
    #[schemars(example = &10)]
    pub max_authors: Option<Count>,
    /// How venues are written; without it in full.
    #[schemars(example = &"short")]
    pub venues: Option<VenueForm>,
    /// Short names of venues, and what each stands for.
    #[serde(default)]
    #[schemars(example = &serde_json::json!({"Sci. Mem.": "Scientific Memoirs"}))]
    pub abbreviations: BTreeMap<String, Many<Plain>>,
    /// Whether the month of a publication stands beside its year, where it is known.
    #[schemars(example = &true)]
    pub months: Option<bool>,
    /// How the DOI and the number at arXiv are shown; without it as words that lead there.
    #[schemars(example = &"identifiers")]
    pub links: Option<LinkForm>,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "order")]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
    /// As in the file.
    File,
    /// By the names of the authors.
    Author,
    /// By title.
    Title,
    /// By venue.
    Venue,
}

/// What a list is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "grouping")]
#[serde(rename_all = "kebab-case")]
pub enum Grouping {
    /// What the publications are: journal articles, conference papers, books.
    Type,
    /// The year.
    Year,
    /// How far they have come.
    Status,
    /// The first of their keywords.
    Keyword,
    /// Nothing.
    None,
}

/// How publications are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "numbering")]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// From the first of the section to its last.
    Continuous,
    /// Anew in each part of the list.
    ByGroup,
    /// A letter for the type and a number for each: `[J3]`, `[C12]`.
    ByType,
    /// Not at all.
    None,
}

/// What a sign behind a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "meaning of a mark")]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The author contributed as much as the others so marked.
    Equal,
    /// The author is to be written to.
    Corresponding,
    /// The author was a student of the person.
    Student,
    /// The author is no longer alive.
    Deceased,
}

/// How names are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "form of names")]
#[serde(rename_all = "kebab-case")]
pub enum NameForm {
    /// `Ada King Lovelace`, as far as the source says it.
    Full,
    /// `A. K. Lovelace`.
    Initials,
    /// `Lovelace, Ada King`.
    FamilyFirst,
    /// `Lovelace, A. K.`
    FamilyInitials,
}

/// How venues are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "form of venues")]
#[serde(rename_all = "kebab-case")]
pub enum VenueForm {
    /// In full.
    Full,
    /// By the short name, where there is one.
    Short,
    /// In full with the short name behind it.
    Both,
}

/// How the DOI and the number at arXiv are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "form of links")]
#[serde(rename_all = "kebab-case")]
pub enum LinkForm {
    /// As the words `DOI` and `arXiv`.
    Words,
    /// Written out: `doi:10.1000/182`.
    Identifiers,
    /// Not at all; the title leads there.
    None,
}
