//! A CV as JSON Resume (version 1 of its schema), for the programs that take it: what its
//! schema has a field for. Formulas and other markup are characters.

use serde_json::{Map, Value, json};

use super::works;
use crate::document::{Contact, Document};
use crate::model::Cv;
use crate::model::date::{End, PartialDate, Period, When};
use crate::model::entries::{
    Award, Body, Bullet, Certification, Education, Experience, Given, Language, Post,
    Project, Publication, Reference, Skill,
};
use crate::model::many::Many;
use crate::model::section::{Section, each};
use crate::model::values::{Doi, Text};
use crate::text::{self, Inline};

/// The schema that the file is of.
const SCHEMA: &str =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// The file, with a line for each field. The document is that of the CV.
pub fn write(cv: &Cv, document: &Document) -> String {
    let mut resume = Fields::default();
    resume.text("$schema", SCHEMA.to_owned());
    resume.value("basics", basics(cv, document));
    for (name, value) in sections(cv) {
        resume.value(name, value);
    }
    let mut meta = Fields::default();
    meta.text("version", "v1.0.0".to_owned());
    let day = cv.date.filter(|date| date.day.is_some());
    meta.text(
        "lastModified",
        day.map(|day| format!("{day}T00:00:00")).unwrap_or_default(),
    );
    resume.value("meta", meta.into());
    format!("{:#}\n", Value::from(resume))
}

/// Fields in order; what says nothing is left out.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn value(&mut self, name: &str, value: Value) {
        let is_empty = match &value {
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.insert(name.to_owned(), value);
        }
    }

    fn text(&mut self, name: &str, text: String) {
        self.value(name, text.into());
    }

    fn said(&mut self, name: &str, text: Option<&Text>) {
        self.text(name, text.map(works::plain).unwrap_or_default());
    }

    fn list(&mut self, name: &str, texts: &[Text]) {
        let texts: Vec<_> = texts.iter().map(works::plain).collect();
        self.value(name, texts.into());
    }

    /// Start and end; what has no end of its own goes on.
    fn period(&mut self, period: &Period) {
        let date = period.date.iter().find_map(|when| match when {
            When::On(date) | When::Expected(date) => Some(*date),
            When::Present | When::Words(_) => None,
        });
        let several = period.periods.iter();
        let first = several.clone().filter_map(|one| one.start).min();
        let last = several.filter_map(|one| one.end).next_back();
        let end = match period.end.or(last) {
            Some(End::On(date) | End::Expected(date)) => Some(date),
            Some(End::Present) | None => None,
        };
        self.text(
            "startDate",
            period.start.or(first).or(date).map(day).unwrap_or_default(),
        );
        self.text("endDate", end.or(date).map(day).unwrap_or_default());
    }

    fn body(&mut self, body: &Body) {
        self.text("summary", joined(&body.summary));
        self.value("highlights", highlights(&body.highlights).into());
    }
}

impl From<Fields> for Value {
    fn from(fields: Fields) -> Self {
        fields.0.into()
    }
}

/// A date as the schema has it; of a season only its year.
fn day(date: PartialDate) -> String {
    PartialDate { season: None, ..date }.to_string()
}

fn joined(texts: &[Text]) -> String {
    texts.iter().map(works::plain).collect::<Vec<_>>().join("\n\n")
}

fn listed(texts: &[Text]) -> String {
    texts.iter().map(works::plain).collect::<Vec<_>>().join(", ")
}

/// Points in one list, those below a point behind it.
fn highlights(points: &Many<Bullet>) -> Vec<String> {
    let mut all = Vec::new();
    for point in points {
        all.push(works::plain(&point.text));
        all.extend(highlights(&point.items));
    }
    all
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

/// The lists of the schema, each from all sections of its kind.
fn sections(cv: &Cv) -> Vec<(&'static str, Value)> {
    let names = [
        "work",
        "education",
        "awards",
        "certificates",
        "publications",
        "skills",
        "languages",
        "references",
        "projects",
    ];
    let mut lists: Vec<(&'static str, Vec<Value>)> =
        names.into_iter().map(|name| (name, Vec::new())).collect();
    for section in each(&cv.sections) {
        let (name, mut entries) = match section {
            Section::Experience(all) => ("work", works_of(&all.entries)),
            Section::Education(all) => {
                ("education", made(&all.entries, "area", education))
            }
            Section::Awards(all) => ("awards", made(&all.entries, "title", award)),
            Section::Certifications(all) => {
                ("certificates", made(&all.entries, "name", certificate))
            }
            Section::Skills(all) => ("skills", made(&all.entries, "name", skill)),
            Section::Languages(all) => {
                ("languages", made(&all.entries, "language", language))
            }
            Section::References(all) => {
                ("references", made(&all.entries, "reference", reference))
            }
            Section::Projects(all) => ("projects", made(&all.entries, "name", project)),
            _ => continue,
        };
        let list = lists.iter_mut().find(|(known, _)| *known == name);
        list.into_iter().for_each(|(_, list)| list.append(&mut entries));
    }
    let written = works::of(cv);
    let list = lists.iter_mut().find(|(known, _)| *known == "publications");
    list.into_iter().for_each(|(_, list)| {
        list.extend(written.iter().map(|work| publication(work.source)));
    });
    lists.into_iter().map(|(name, list)| (name, list.into())).collect()
}

/// Entries by their fields; a text is that of one field.
fn made<E>(
    entries: &[Given<E>],
    field: &str,
    of_fields: fn(&E, &mut Fields),
) -> Vec<Value> {
    let one = |entry: &Given<E>| {
        let mut fields = Fields::default();
        match entry {
            Given::Fields(entry) => of_fields(entry, &mut fields),
            Given::Words(words) => fields.said(field, Some(words)),
        }
        Value::from(fields)
    };
    entries.iter().map(one).collect()
}

/// Positions; each of several with one employer is one by itself, as the schema has it.
fn works_of(entries: &[Given<Experience>]) -> Vec<Value> {
    let posts = |entry: &Given<Experience>| match entry {
        Given::Fields(entry) if !entry.positions.is_empty() => entry
            .positions
            .iter()
            .map(|post| Given::Fields(one_of(entry, post)))
            .collect(),
        other => vec![other.clone()],
    };
    let all: Vec<_> = entries.iter().flat_map(posts).collect();
    made(&all, "summary", work)
}

fn one_of(entry: &Experience, post: &Post) -> Experience {
    let body = Body {
        summary: both(&entry.body.summary, &post.body.summary),
        highlights: both(&entry.body.highlights, &post.body.highlights),
        links: both(&entry.body.links, &post.body.links),
    };
    Experience {
        position: std::iter::once(post.position.clone()).collect(),
        department: post.department.clone().or_else(|| entry.department.clone()),
        location: post.location.clone().or_else(|| entry.location.clone()),
        period: post.period.clone(),
        body,
        positions: Many::default(),
        ..entry.clone()
    }
}

fn both<T: Clone>(of_all: &Many<T>, of_one: &Many<T>) -> Many<T> {
    of_all.iter().chain(of_one).cloned().collect()
}

fn work(entry: &Experience, fields: &mut Fields) {
    let employer = [&entry.department, &entry.organization];
    let employer: Vec<_> = employer.into_iter().flatten().map(works::plain).collect();
    fields.text("name", employer.join(", "));
    fields.text("position", listed(&entry.position));
    fields
        .text("url", entry.url.as_ref().map(|it| it.as_str().into()).unwrap_or_default());
    fields.said("location", entry.location.as_ref());
    fields.period(&entry.period);
    fields.body(&entry.body);
}

fn education(entry: &Education, fields: &mut Fields) {
    fields.said("institution", entry.institution.as_ref());
    fields
        .text("url", entry.url.as_ref().map(|it| it.as_str().into()).unwrap_or_default());
    fields.said("area", entry.area.as_ref());
    fields.said("studyType", entry.degree.as_ref());
    fields.period(&entry.period);
    let grade = listed(&entry.grade);
    let gpa = entry.gpa.as_ref().map(works::plain);
    fields.text("score", if grade.is_empty() { gpa.unwrap_or_default() } else { grade });
    fields.list("courses", &entry.courses);
    fields.body(&entry.body);
}

fn award(entry: &Award, fields: &mut Fields) {
    fields.said("title", Some(&entry.title));
    fields.text("date", entry.period.sorting().map(day).unwrap_or_default());
    fields.said("awarder", entry.awarder.as_ref());
    fields.text("summary", joined(&entry.body.summary));
}

fn certificate(entry: &Certification, fields: &mut Fields) {
    fields.said("name", Some(&entry.name));
    // Programs of the first schema want the whole date.
    let date = entry.period.sorting().filter(|date| date.day.is_some());
    fields.text("date", date.map(day).unwrap_or_default());
    fields
        .text("url", entry.url.as_ref().map(|it| it.as_str().into()).unwrap_or_default());
    fields.said("issuer", entry.issuer.as_ref());
}

fn skill(entry: &Skill, fields: &mut Fields) {
    fields.said("name", entry.name.as_ref());
    fields.said("level", entry.level.as_ref());
    fields.list("keywords", &entry.items);
}

fn language(entry: &Language, fields: &mut Fields) {
    fields.said("language", Some(&entry.language));
    let level = [&entry.level, &entry.note].into_iter().flatten();
    let level: Vec<_> = level.map(works::plain).collect();
    fields.text("fluency", level.join(", "));
}

fn reference(entry: &Reference, fields: &mut Fields) {
    let place = [entry.organization.as_ref(), entry.relationship.as_ref()];
    let parts = std::iter::once(&entry.name).chain(&entry.position);
    let parts = parts.chain(place.into_iter().flatten());
    fields.text("name", parts.map(works::plain).collect::<Vec<_>>().join(", "));
    let email = entry.email.iter().filter(|email| email.shown.is_none());
    let email = email.map(|email| email.value.as_str().to_owned());
    let words = std::iter::once(joined(&entry.body.summary)).chain(email);
    let words: Vec<_> = words.filter(|words| !words.is_empty()).collect();
    fields.text("reference", words.join("\n"));
}

fn project(entry: &Project, fields: &mut Fields) {
    fields.said("name", Some(&entry.name));
    fields.text("description", joined(&entry.description));
    fields.value("highlights", highlights(&entry.body.highlights).into());
    fields.list("keywords", &entry.technologies);
    fields.period(&entry.period);
    fields
        .text("url", entry.url.as_ref().map(|it| it.as_str().into()).unwrap_or_default());
    fields.list("roles", &entry.role);
    fields.said("entity", entry.organization.as_ref());
}

/// A publication. The schema has no field for authors: they are in its summary.
fn publication(source: &Publication) -> Value {
    let mut fields = Fields::default();
    fields.said("name", Some(&source.title));
    fields.said("publisher", source.venue.as_ref().or(source.publisher.as_ref()));
    fields.text("releaseDate", works::date(source).map(day).unwrap_or_default());
    let doi = source.doi.as_ref().map(Doi::url);
    fields.text("url", doi.or_else(|| works::address(source)).unwrap_or_default());
    let people = works::people(&source.authors);
    let mut names: Vec<_> = people.named.iter().map(|name| name.written(None)).collect();
    if people.has_others {
        names.push("et al.".to_owned());
    }
    fields.text("summary", names.join(", "));
    fields.into()
}
