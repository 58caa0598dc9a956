//! A CV as JSON Resume (version 1 of its schema): what the schema has a field for, for any
//! program that takes it, and under `x-cvtex` what cvtex needs besides to read the same CV
//! back. Formulas and other markup are characters in what others read.

mod fields;
mod lists;
mod own;

use serde_json::{Map, Value, json};

use self::fields::{Fields, joined, listed};
use self::lists::Lists;
use super::works;
use crate::document::{Contact, Document};
use crate::model::Cv;
use crate::text::{self, Inline};
use crate::tree::Node;

/// The schema that the file is of.
const SCHEMA: &str =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// The field with what only cvtex reads.
const OWN: &str = "x-cvtex";

/// A CV as JSON Resume, before it is completed by what only cvtex reads.
pub struct Resume {
    basics: Value,
    lists: Lists,
    meta: Value,
    /// The CV in cvtex's terms, without its sections.
    own: Map<String, Value>,
    /// The sections in cvtex's terms. An entry that stands in a list is its place there.
    sections: Vec<Value>,
}

/// What cvtex reads of a resume without `x-cvtex`.
#[derive(Debug)]
pub struct ReadBack {
    /// The person.
    pub person: Node,
    /// The entries of each list, by the name that the list has in the file.
    pub lists: Vec<(String, Vec<Node>)>,
}

impl Resume {
    /// The resume of a CV; the document is that of the CV.
    pub fn of(cv: &Cv, document: &Document) -> Self {
        let mut meta = Fields::default();
        meta.text("version", "v1.0.0".to_owned());
        let date = cv.date.filter(|date| date.day.is_some());
        meta.text(
            "lastModified",
            date.map(|day| format!("{day}T00:00:00")).unwrap_or_default(),
        );
        let mut lists = Lists::default();
        let sections = lists.take(&cv.sections);
        Self {
            basics: basics(cv, document),
            lists,
            meta: meta.into(),
            own: own::file(cv),
            sections,
        }
    }

    /// The file as other programs read it.
    pub fn text(&self) -> String {
        written(self.fields())
    }

    /// The file with what only cvtex reads: where the CV is not as it was read back, it says
    /// how it is.
    pub fn completed(mut self, read: &ReadBack) -> String {
        self.lists.complete(&read.lists);
        let mut own = Fields::default();
        own.value("version", crate::model::schema::VERSION.into());
        for (name, value) in std::mem::take(&mut self.own) {
            let value = if name == "cv" {
                own::patch(&value, &read.person).unwrap_or(Value::Null)
            } else {
                value
            };
            if !value.is_null() {
                own.value(&name, value);
            }
        }
        own.value("sections", std::mem::take(&mut self.sections).into());
        let mut file = self.fields();
        file.value(OWN, own.into());
        written(file)
    }

    fn fields(&self) -> Fields {
        let mut file = Fields::default();
        file.text("$schema", SCHEMA.to_owned());
        file.value("basics", self.basics.clone());
        for (name, items) in self.lists.iter() {
            file.value(name, items.into());
        }
        file.value("meta", self.meta.clone());
        file
    }
}

/// A line for each field.
fn written(file: Fields) -> String {
    format!("{:#}\n", Value::from(file))
}

fn basics(cv: &Cv, document: &Document) -> Value {
    let person = &cv.cv;
    let mut basics = Fields::default();
    basics.text("name", person.name.as_str().to_owned());
    basics.text("label", listed(&person.headline));
    let shown = person.email.iter().find(|email| email.shown.is_none());
    basics
        .text("email", shown.map(|it| it.value.as_str().to_owned()).unwrap_or_default());
    let phone = person.phone.first().map(|phone| phone.as_str().to_owned());
    basics.text("phone", phone.unwrap_or_default());
    let url = person.website.first().map(|url| url.as_str().to_owned());
    basics.text("url", url.unwrap_or_default());
    basics.text("summary", joined(&person.summary));
    let places = person.location.iter().map(|place| works::plain(place));
    let place = places.collect::<Vec<_>>().join("\n");
    if !place.is_empty() {
        basics.value("location", json!({ "address": place }));
    }
    let profiles: Vec<_> = document.header.contacts.iter().filter_map(profile).collect();
    basics.value("profiles", profiles.into());
    basics.into()
}

/// A profile, of the contacts that lead to a page.
fn profile(contact: &Contact) -> Option<Value> {
    if matches!(contact.kind, "email" | "phone" | "website" | "location" | "link") {
        return None;
    }
    let url = contact.content.iter().find_map(|inline| match inline {
        Inline::Link { url, .. } if url.starts_with("http") => Some(url.as_str()),
        _ => None,
    })?;
    let network = match contact.kind {
        "profile" => text::plain(&contact.content),
        kind => network(kind),
    };
    let page = url.trim_end_matches('/');
    let username = page.rsplit(['/', '=']).next().unwrap_or_default();
    Some(json!({ "network": network, "username": username, "url": url }))
}

/// How people write the name of a site.
fn network(kind: &str) -> String {
    match kind {
        "github" => "GitHub".to_owned(),
        "gitlab" => "GitLab".to_owned(),
        "linkedin" => "LinkedIn".to_owned(),
        "orcid" => "ORCID".to_owned(),
        "dblp" => "DBLP".to_owned(),
        "arxiv" => "arXiv".to_owned(),
        "youtube" => "YouTube".to_owned(),
        "researchgate" => "ResearchGate".to_owned(),
        "stackoverflow" => "Stack Overflow".to_owned(),
        kind => {
            let words = kind.split('-').map(|word| {
                let (first, rest) = word.split_at(word.len().min(1));
                first.to_uppercase() + rest
            });
            words.collect::<Vec<_>>().join(" ")
        }
    }
}
