//! Papers, books and other writings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::link::Body;
use crate::model::date::Period;
use crate::model::many::{Many, shorthand};
use crate::model::values::Text;
use crate::model::values::{Arxiv, Doi, Orcid, Plain, Url};

/// A paper, a book or another writing.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "publication entry", transform = appears_once)]
#[serde(rename_all = "kebab-case")]
pub struct Publication {
    /// The key by which it is named in `overrides` and `only`.
    #[schemars(example = &"lovelace1843")]
    pub key: Option<Plain>,
    /// The title.
    #[schemars(example = &"Notes on the *Analytical Engine*")]
    pub title: Text,
    /// The authors, in order.
    #[serde(default)]
    #[schemars(example = &["Luigi Menabrea", "Ada Lovelace"])]
    pub authors: Many<Author>,
    /// What it is.
    #[schemars(example = &"article")]
    pub r#type: Option<PublicationType>,
    /// What it is more exactly, in words; `phd-thesis`, `masters-thesis`,
    /// `bachelors-thesis`, `candidate-thesis`, `research-report`, `manual`, `patent`,
    /// `patent-application` and `online` are written in the language of the CV.
    #[schemars(example = &"phd-thesis")]
    pub genre: Option<Text>,
    /// The journal, conference or publisher it appeared with.
    #[schemars(example = &"Scientific Memoirs")]
    pub venue: Option<Text>,
    /// The short name of the venue.
    #[schemars(example = &"Sci. Mem.")]
    pub venue_short: Option<Text>,
    /// The series it is part of.
    #[schemars(example = &"Lecture Notes in Engines")]
    pub series: Option<Text>,
    /// The edition of a book; its number alone is written in the language of the CV.
    #[schemars(example = &2)]
    pub edition: Option<Text>,
    /// The volume.
    #[schemars(example = &"3")]
    pub volume: Option<Text>,
    /// The number within the volume.
    #[schemars(example = &"2")]
    pub number: Option<Text>,
    /// The number of the chapter.
    #[schemars(example = &"4")]
    pub chapter: Option<Text>,
    /// How many volumes it has.
    #[schemars(example = &3)]
    pub volumes: Option<Text>,
    /// The pages, or the number of the article; of a book, a thesis or a report one number is
    /// how many there are.
    #[schemars(example = &"666–731")]
    pub pages: Option<Text>,
    /// The version of a piece of software or a set of data.
    #[schemars(example = &"1.2.0")]
    pub version: Option<Text>,
    /// The publisher, when it is not the venue.
    #[schemars(example = &"Taylor")]
    pub publisher: Option<Text>,
    /// The editors.
    #[serde(default)]
    #[schemars(example = &"Richard Taylor")]
    pub editors: Many<Text>,
    /// Who else had a part in it, such as translators.
    #[serde(default)]
    #[schemars(example = &serde_json::json!([{"role": "translator", "name": "Ada Lovelace"}]))]
    pub contributors: Many<Contributor>,
    /// The collaboration that the authors wrote it for, behind their names.
    #[schemars(example = &"ATLAS Collaboration")]
    pub collaboration: Option<Text>,
    /// Where it appeared or was presented.
    #[schemars(example = &"London, UK")]
    pub location: Option<Text>,
    /// The language it is in, as a tag or a name: citation styles set titles in capitals only
    /// in English.
    #[schemars(example = &"de")]
    pub language: Option<Plain>,
    /// When.
    #[serde(flatten)]
    pub period: Period,
    /// How far it has come, when it has not appeared.
    #[schemars(example = &"accepted")]
    pub status: Option<Status>,
    /// The DOI, as `10.…/…` or as an address.
    #[schemars(example = &"10.1000/182")]
    pub doi: Option<Doi>,
    /// The arXiv identifier.
    #[schemars(example = &"2301.01234")]
    pub arxiv: Option<Arxiv>,
    /// Where its preprint can be read, when it is not at arXiv.
    #[schemars(example = &"https://example.org/preprint")]
    pub preprint: Option<Url>,
    /// Where it can be read.
    #[schemars(example = &"https://example.org/paper")]
    pub url: Option<Url>,
    /// The ISBN of a book.
    #[schemars(example = &"978-0-306-40615-7")]
    pub isbn: Option<Plain>,
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
    /// What it was about.
    #[serde(flatten)]
    pub body: Body,
}

impl Publication {
    /// Whether it is a book, whoever wrote, edited or translated it.
    pub fn is_book(&self) -> bool {
        match self.r#type {
            Some(PublicationType::Book | PublicationType::EditedVolume) => true,
            Some(PublicationType::Translation) => {
                self.venue.is_none() || self.isbn.is_some()
            }
            _ => false,
        }
    }

    /// Whether it has appeared in a journal.
    pub fn is_article(&self) -> bool {
        match self.r#type {
            Some(PublicationType::Article | PublicationType::Review) => true,
            Some(PublicationType::Translation) => !self.is_book(),
            _ => false,
        }
    }
}

/// A publication has one date, by which it is sorted and which a citation style writes.
fn appears_once(schema: &mut schemars::Schema) {
    let fields = schema.get_mut("properties").and_then(|fields| fields.as_object_mut());
    if let Some(fields) = fields {
        fields.retain(|name, _| name != "periods");
    }
}

/// An author: a name, or a name and more. A `*` after the name marks equal
/// contribution, a `†` an author who is no longer alive; `others` stands for those not named.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "author", transform = |schema: &mut schemars::Schema| shorthand(schema, "name"))]
#[serde(rename_all = "kebab-case")]
pub struct Author {
    /// The name, as `Ada Lovelace`, `A. Lovelace` or `Lovelace, Ada`; that of a body in
    /// braces, `{Google Research}`.
    #[schemars(example = &"Ada Lovelace")]
    pub name: Plain,
    /// Whether the author contributed as much as the others so marked.
    #[schemars(example = &true)]
    pub equal: Option<bool>,
    /// Whether the author is to be written to.
    #[schemars(example = &true)]
    pub corresponding: Option<bool>,
    /// Whether the author was a student of the person.
    #[schemars(example = &true)]
    pub student: Option<bool>,
    /// Whether the author is no longer alive.
    #[schemars(example = &true)]
    pub deceased: Option<bool>,
    /// The author's page.
    #[schemars(example = &"https://ada.example.org")]
    pub url: Option<Url>,
    /// The author's ORCID iD.
    #[schemars(example = &"0000-0002-1825-0097")]
    pub orcid: Option<Orcid>,
}

/// Somebody who had a part in a publication besides its authors and editors.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "contributor")]
#[serde(rename_all = "kebab-case")]
pub struct Contributor {
    /// What the person did; `translator`, `book-author`, `foreword`, `introduction`,
    /// `afterword`, `annotator`, `commentator`, `compiler`, `founder`, `continuator`,
    /// `redactor`, `reviser`, `collaborator` and `organizer` are written in the language of
    /// the CV.
    #[schemars(example = &"translator")]
    pub role: Text,
    /// The name.
    #[schemars(example = &"Ada Lovelace")]
    pub name: Text,
}

/// What a publication is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[schemars(title = "type of publication")]
#[serde(rename_all = "kebab-case")]
pub enum PublicationType {
    /// An article in a journal.
    Article,
    /// A paper in a conference's proceedings.
    Conference,
    /// A paper at a workshop.
    Workshop,
    /// A manuscript before review.
    Preprint,
    /// A book.
    Book,
    /// A book of several authors, such as proceedings, that the person has edited.
    EditedVolume,
    /// A chapter of a book.
    Chapter,
    /// A book or an article that the person has translated.
    Translation,
    /// A review of a book.
    Review,
    /// A thesis.
    Thesis,
    /// A technical report.
    Report,
    /// A published piece of software.
    Software,
    /// A published set of data.
    Dataset,
    /// Anything else.
    Other,
}

impl PublicationType {
    /// The name, as it is written in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Conference => "conference",
            Self::Workshop => "workshop",
            Self::Preprint => "preprint",
            Self::Book => "book",
            Self::EditedVolume => "edited-volume",
            Self::Chapter => "chapter",
            Self::Translation => "translation",
            Self::Review => "review",
            Self::Thesis => "thesis",
            Self::Report => "report",
            Self::Software => "software",
            Self::Dataset => "dataset",
            Self::Other => "other",
        }
    }
}

/// How far a publication has come.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[schemars(title = "status")]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It has appeared.
    Published,
    /// It has appeared online, ahead of its issue.
    OnlineFirst,
    /// It is accepted and being printed.
    InPress,
    /// It is accepted.
    Accepted,
    /// It is with the reviewers.
    UnderReview,
    /// It is sent in.
    Submitted,
    /// It is being written.
    InPreparation,
}

impl Status {
    /// The name, as it is written in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::OnlineFirst => "online-first",
            Self::InPress => "in-press",
            Self::Accepted => "accepted",
            Self::UnderReview => "under-review",
            Self::Submitted => "submitted",
            Self::InPreparation => "in-preparation",
        }
    }
}

/// How a publication was presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "presentation")]
#[serde(rename_all = "kebab-case")]
pub enum Presentation {
    /// As a talk.
    Oral,
    /// As a short talk.
    Spotlight,
    /// As a poster.
    Poster,
    /// As one of the highlights.
    Highlight,
}

impl Presentation {
    /// The name, as it is written in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Oral => "oral",
            Self::Spotlight => "spotlight",
            Self::Poster => "poster",
            Self::Highlight => "highlight",
        }
    }
}
