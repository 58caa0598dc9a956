//! The lists of the schema, each from all sections of its kind.

use serde_json::Value;

use super::OWN;
use super::fields::{Fields, day, highlights, joined, listed};
use super::own;
use crate::model::entries::{
    Award, Body, Certification, Education, Experience, Given, Language, Post, Project,
    Publication, Reference, Skill,
};
use crate::model::many::Many;
use crate::model::section::Section;
use crate::model::values::Doi;
use crate::write::works;

/// The lists, in the order in which they are written.
const NAMES: [&str; 9] = [
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

/// The lists of a resume.
#[derive(Default)]
pub(super) struct Lists([Vec<Item>; NAMES.len()]);

/// An item of a list.
struct Item {
    value: Value,
    /// The entry as cvtex has it; none of an item of which another says all.
    entry: Option<Value>,
}

impl Lists {
    /// Each with its name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, Vec<Value>)> {
        let values =
            |items: &Vec<Item>| items.iter().map(|item| item.value.clone()).collect();
        NAMES.into_iter().zip(self.0.iter().map(values))
    }

    /// Takes in the entries of sections. Gives the sections in cvtex's terms, in which an entry
    /// of a list is its place there: `/work/0`.
    pub(super) fn take(&mut self, sections: &[Section]) -> Vec<Value> {
        let mut all = Vec::new();
        let mut works = Works::default();
        for section in sections {
            all.extend(self.section(section, &mut works));
        }
        all.iter_mut().for_each(|section| self.shorten(section));
        all
    }

    fn section<'cv>(
        &mut self,
        section: &'cv Section,
        works: &mut Works<'cv>,
    ) -> Option<Value> {
        let mut own = own::section(section);
        let entries = own.get_mut("entries").map(Value::take);
        let entries = match entries {
            Some(Value::Array(entries)) => entries,
            _ => Vec::new(),
        };
        let entries = match section {
            Section::Group(group) => {
                let sections = &group.sections;
                let inner =
                    sections.iter().filter_map(|inner| self.section(inner, works));
                own["sections"] = inner.collect::<Vec<_>>().into();
                return Some(own);
            }
            Section::Experience(all) => self.add("work", &all.entries, entries, posts),
            Section::Education(all) => {
                self.add("education", &all.entries, entries, |it| {
                    one(it, "area", education)
                })
            }
            Section::Awards(all) => {
                self.add("awards", &all.entries, entries, |it| one(it, "title", award))
            }
            Section::Certifications(all) => {
                let made = |it: &Given<_>| one(it, "name", certificate);
                self.add("certificates", &all.entries, entries, made)
            }
            Section::Skills(all) => {
                self.add("skills", &all.entries, entries, |it| one(it, "name", skill))
            }
            Section::Languages(all) => {
                let made = |it: &Given<_>| one(it, "language", language);
                self.add("languages", &all.entries, entries, made)
            }
            Section::References(all) => {
                let made = |it: &Given<_>| one(it, "reference", reference);
                self.add("references", &all.entries, entries, made)
            }
            Section::Projects(all) => {
                self.add("projects", &all.entries, entries, |it| one(it, "name", project))
            }
            Section::Publications(all) => self.works(&all.entries, entries, works),
            _ => entries,
        };
        if entries.is_empty() {
            // A list that shows nothing cannot be read again: nothing says what it is of.
            let is_list = own.get("entries").is_some();
            return (!is_list).then_some(own);
        }
        own["entries"] = entries.into();
        Some(own)
    }

    /// Adds entries to a list. Gives their places there; an entry of which the schema has no
    /// field stays what it is.
    fn add<E>(
        &mut self,
        list: &'static str,
        entries: &[E],
        own: Vec<Value>,
        items: impl Fn(&E) -> Vec<Value>,
    ) -> Vec<Value> {
        let place = |(entry, own): (&E, Value)| {
            let said = |item: &Value| item.as_object().is_some_and(|it| !it.is_empty());
            let items: Vec<_> = items(entry).into_iter().filter(said).collect();
            self.put(list, items, own)
        };
        entries.iter().zip(own).map(place).collect()
    }

    /// Puts the items that an entry is into a list, and gives their place.
    fn put(&mut self, list: &str, items: Vec<Value>, own: Value) -> Value {
        let at = NAMES.iter().position(|name| *name == list);
        let Some((at, list)) = at.and_then(|at| Some((at, self.0.get_mut(at)?))) else {
            return own;
        };
        if items.is_empty() {
            return own;
        }
        let place = format!("/{}/{}", NAMES[at], list.len());
        let mut own = Some(own);
        list.extend(items.into_iter().map(|value| Item { value, entry: own.take() }));
        place.into()
    }

    /// Adds publications, each once. One that another section has shown before, and differently,
    /// stays what it is.
    fn works<'cv>(
        &mut self,
        entries: &'cv [Publication],
        own: Vec<Value>,
        works: &mut Works<'cv>,
    ) -> Vec<Value> {
        let mut places = Vec::new();
        for (entry, own) in entries.iter().zip(own) {
            let known = works.0.iter().find(|(known, _)| works::is_same(known, entry));
            places.push(match known {
                Some((known, place)) if *known == entry => place.clone(),
                Some(_) => own,
                None => {
                    let place = self.put("publications", vec![publication(entry)], own);
                    works.0.push((entry, place.clone()));
                    place
                }
            });
        }
        places
    }

    /// Names a list where a section shows all of it and nothing else.
    fn shorten(&self, section: &mut Value) {
        let inner = section.get_mut("sections").and_then(Value::as_array_mut);
        inner.into_iter().flatten().for_each(|section| self.shorten(section));
        let Some(entries) = section.get("entries").and_then(Value::as_array) else {
            return;
        };
        let shown = NAMES.iter().zip(&self.0).find(|(name, items)| {
            let items = items.iter().enumerate().filter(|(_, item)| item.entry.is_some());
            let places = items.map(|(at, _)| Value::from(format!("/{name}/{at}")));
            places.eq(entries.iter().cloned())
        });
        if let Some((name, _)) = shown {
            section["entries"] = format!("/{name}").into();
        }
    }

    /// Says of each item what reading it does not give.
    pub(super) fn complete(&mut self, read: &[(String, Vec<crate::tree::Node>)]) {
        for (name, items) in NAMES.iter().zip(&mut self.0) {
            let read = read.iter().find(|(list, _)| list == name);
            let read = read.map(|(_, entries)| entries.as_slice()).unwrap_or_default();
            for (at, item) in items.iter_mut().enumerate() {
                let said = match (item.entry.take(), read.get(at)) {
                    (None, _) => Some(Value::from(false)),
                    (Some(own), Some(read)) => own::patch(&own, read),
                    (Some(own), None) => Some(own),
                };
                if let Some(said) = said {
                    item.value[OWN] = said;
                }
            }
        }
    }
}

/// The publications of the list and their places.
#[derive(Default)]
struct Works<'cv>(Vec<(&'cv Publication, Value)>);

/// An entry by its fields; a text is that of one field.
fn one<E>(entry: &Given<E>, field: &str, of_fields: fn(&E, &mut Fields)) -> Vec<Value> {
    let mut fields = Fields::default();
    match entry {
        Given::Fields(entry) => of_fields(entry, &mut fields),
        Given::Words(words) => fields.said(field, Some(words)),
    }
    vec![fields.into()]
}

/// Positions; each of several with one employer is one by itself, as the schema has it.
fn posts(entry: &Given<Experience>) -> Vec<Value> {
    match entry {
        Given::Fields(entry) if !entry.positions.is_empty() => {
            let posts = entry.positions.iter();
            let posts = posts.map(|post| Given::Fields(one_of(entry, post)));
            posts.flat_map(|post| one(&post, "summary", work)).collect()
        }
        entry => one(entry, "summary", work),
    }
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
