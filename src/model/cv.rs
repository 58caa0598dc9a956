//! The file as a whole, and the person it is about.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::PartialDate;
use super::design::Design;
use super::entries::Link;
use super::letter::Letter;
use super::locale::Locale;
use super::mail::Mail;
use super::many::{Many, shorthand};
use super::profiles::Profiles;
use super::section::Section;
use super::translatable::translatable;
use super::values::{Count, FontSize, Orcid, Plain, Text, Url, Version};
use super::variants::{Include, Tagged, Variant};

/// A CV: a person, and sections in the order of the page.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "CV")]
#[serde(rename_all = "kebab-case")]
pub struct Cv {
    /// The version of the form in which the file is written, for programs that read it later.
    #[schemars(example = &2)]
    pub version: Option<Version>,
    /// One or more files whose fields are taken into this one where it does not have them; their
    /// sections follow its own.
    #[serde(default)]
    #[schemars(example = &"people.yaml")]
    pub include: Many<Include>,
    /// The person: name, contact details and profile.
    #[schemars(example = &serde_json::json!({"name": "Ada Lovelace", "email": "ada@example.org"}))]
    pub cv: Person,
    /// The sections, in the order of the page.
    #[serde(default)]
    #[schemars(example = &serde_json::json!([{"kind": "text", "title": "Profile", "text": "I study engines."}]))]
    pub sections: Vec<Section>,
    /// Co-authors of whom every list of publications shows something.
    #[serde(default)]
    #[schemars(example = &serde_json::json!([{"name": "Mary Somerville", "student": true}]))]
    pub people: Many<Coauthor>,
    /// A letter to go with the CV.
    #[schemars(example = &serde_json::json!({
        "recipient": "Prof. Grace Hopper", "body": "I write to apply for the position.",
    }))]
    pub letter: Option<Letter>,
    /// How many pages the CV may take, which is kept or refused.
    #[schemars(example = &2)]
    pub pages: Option<PageLimit>,
    /// Other CVs that are made of this file, by their names: what each shows and says
    /// differently.
    #[serde(default)]
    #[schemars(example = &serde_json::json!({"short": {"sections": ["education"]}}))]
    pub variants: BTreeMap<String, Variant>,
    /// How the page looks.
    #[serde(default)]
    #[schemars(example = &serde_json::json!({"theme": "classic", "paper": "a4"}))]
    pub design: Design,
    /// The language of the titles, months and other words that cvtex adds, and of the texts
    /// that are given in several.
    #[serde(default)]
    #[schemars(example = &"en-GB")]
    pub locale: Locale,
    /// The date of the CV. It is written into the PDF, so that the same file gives the
    /// same bytes on any day.
    #[schemars(example = &"2025-06-01")]
    pub date: Option<PartialDate>,
    /// Words to find the PDF by; they are written into its metadata.
    #[serde(default)]
    #[schemars(transform = translatable, example = &["machine learning", "optimisation"])]
    pub keywords: Many<Plain>,
}

/// How many pages a CV may take.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "page limit", transform = |schema: &mut schemars::Schema| shorthand(schema, "max"))]
#[serde(rename_all = "kebab-case")]
pub struct PageLimit {
    /// The most pages.
    #[schemars(example = &2)]
    pub max: Count,
    /// The least size of the text that may be chosen for it, from 9pt to 12pt. Without it a
    /// point less than that of the design.
    #[schemars(example = &"10pt")]
    pub min_size: Option<FontSize>,
    /// Whether larger text and wider spaces fill a last page that has room left.
    #[schemars(example = &true)]
    pub fill: Option<bool>,
}

/// The person a CV is about, and how to reach them.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "person")]
#[serde(rename_all = "kebab-case")]
pub struct Person {
    /// The full name, as it stands at the head of the page.
    #[schemars(transform = translatable, example = &"Ada Lovelace")]
    pub name: Plain,
    /// Other forms of the name that publications use.
    #[serde(default)]
    #[schemars(example = &"A. A. Byron")]
    pub aliases: Many<Plain>,
    /// One or more lines below the name: a position, a field, a place of work.
    #[serde(default)]
    #[schemars(example = &"Mathematician at the University of London")]
    pub headline: Many<Text>,
    /// One or more places of work, each in a line below the headline.
    #[serde(default)]
    #[schemars(example = &["University of London", "Analytical Engine Society"])]
    pub affiliation: Many<Text>,
    /// One or more e-mail addresses.
    #[serde(default)]
    #[schemars(example = &"ada@example.org")]
    pub email: Many<Mail>,
    /// One or more telephone numbers.
    #[serde(default)]
    #[schemars(example = &"+44 20 7946 0000")]
    pub phone: Many<Tagged<Plain>>,
    /// Where the person lives or works: a town and country, or a postal address of one or
    /// more lines.
    #[serde(default)]
    #[schemars(example = &"London, UK")]
    pub location: Many<Tagged<Text>>,
    /// One or more web pages.
    #[serde(default)]
    #[schemars(example = &"https://ada.example.org")]
    pub website: Many<Tagged<Url>>,
    /// Links beside the contacts: labels with addresses, or texts.
    #[serde(default)]
    #[schemars(example = &serde_json::json!([{"label": "Lab notes", "url": "https://notes.example.org"}]))]
    pub links: Many<Link>,
    /// Names of the person on other sites.
    #[serde(default)]
    #[schemars(example = &serde_json::json!({"github": "ada", "orcid": "0000-0002-1825-0097"}))]
    pub profiles: Profiles,
    /// When the person was born.
    #[schemars(example = &"1815-12-10")]
    pub birth_date: Option<PartialDate>,
    /// Where the person was born.
    #[schemars(example = &"London, UK")]
    pub birth_place: Option<Text>,
    /// One or more nationalities.
    #[serde(default)]
    #[schemars(example = &"British")]
    pub nationality: Many<Text>,
    /// How the person is spoken of.
    #[schemars(example = &"she/her")]
    pub pronouns: Option<Text>,
    /// A paragraph or more about the person, at the head of the page.
    #[serde(default)]
    #[schemars(example = &"I study what *engines* can compute.")]
    pub summary: Many<Text>,
}

/// A co-author, found in the lists of publications in each form of the name.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "co-author")]
#[serde(rename_all = "kebab-case")]
pub struct Coauthor {
    /// The full name.
    #[schemars(example = &"Mary Somerville")]
    pub name: Plain,
    /// Other forms of the name that publications use.
    #[serde(default)]
    #[schemars(example = &"M. Fairfax")]
    pub aliases: Many<Plain>,
    /// Whether the co-author was a student of the person.
    #[schemars(example = &true)]
    pub student: Option<bool>,
    /// Whether the co-author is no longer alive.
    #[schemars(example = &true)]
    pub deceased: Option<bool>,
    /// The co-author's page.
    #[schemars(example = &"https://mary.example.org")]
    pub url: Option<Url>,
    /// The co-author's ORCID iD.
    #[schemars(example = &"0000-0002-1825-0097")]
    pub orcid: Option<Orcid>,
}
