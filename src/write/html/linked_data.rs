//! What programs read of a page: the person, the writings and the degrees, as schema.org
//! describes them (JSON-LD 1.1).

use serde_json::{Map, Value, json};

use crate::document::{Block, Document, Entry, Part, Publication, Section};
use crate::text::{self, Inline};

/// The address by which the writings name the person.
const OWNER: &str = "#person";

/// The data of a document, on one line, in which nothing ends its element.
pub(super) fn of(document: &Document) -> String {
    let mut graph = vec![person(document)];
    for section in sections(document) {
        for block in &section.blocks {
            if let Block::Publications(all) = block {
                graph.extend(all.iter().filter_map(article));
            }
        }
    }
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    data.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

fn sections(document: &Document) -> impl Iterator<Item = &Section> {
    document.parts().iter().flat_map(|part| match part {
        Part::Section(section) => std::slice::from_ref(section),
        Part::Group { sections, .. } => sections,
    })
}

fn person(document: &Document) -> Value {
    let header = &document.header;
    let mut person = Map::new();
    person.insert("@type".into(), "Person".into());
    person.insert("@id".into(), OWNER.into());
    person.insert("name".into(), header.name.clone().into());
    if let Some(headline) = header.headlines.first() {
        person.insert("jobTitle".into(), text::plain(headline).into());
    }
    if !header.summary.is_empty() {
        let summary = header.summary.iter().map(|paragraph| text::plain(paragraph));
        let summary = summary.collect::<Vec<_>>().join("\n");
        person.insert("description".into(), summary.into());
    }
    let mut pages = Vec::new();
    for contact in &header.contacts {
        let words = text::plain(&contact.content);
        match (contact.kind, address(&contact.content)) {
            ("email", Some(address)) => {
                add(&mut person, "email", address.replace("mailto:", ""));
            }
            ("phone", _) => add(&mut person, "telephone", words),
            ("website", Some(address)) => add(&mut person, "url", address.to_owned()),
            // Where a person lives is not for programs to collect.
            ("location", _) => {}
            (_, Some(address)) if address.starts_with("http") => {
                pages.push(Value::from(address));
            }
            _ => {}
        }
    }
    if !pages.is_empty() {
        person.insert("sameAs".into(), pages.into());
    }
    let degrees = sections(document).filter(|section| section.kind == "education");
    let degrees: Vec<_> = degrees
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Entry(entry) => credential(entry),
            _ => None,
        })
        .collect();
    if !degrees.is_empty() {
        person.insert("hasCredential".into(), degrees.into());
    }
    person.into()
}

/// Adds a value; the second makes a list of it.
fn add(to: &mut Map<String, Value>, name: &str, value: String) {
    match to.get_mut(name) {
        Some(Value::Array(all)) => all.push(value.into()),
        Some(one) => *one = json!([one.take(), value]),
        None => {
            to.insert(name.into(), value.into());
        }
    }
}

fn address(inlines: &[Inline]) -> Option<&str> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Link { url, .. } => Some(url.as_str()),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Own(inner) => {
            address(inner)
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Math(_) => None,
    })
}

fn credential(entry: &Entry) -> Option<Value> {
    let mut credential = Map::new();
    credential.insert("@type".into(), "EducationalOccupationalCredential".into());
    credential.insert("name".into(), text::plain(entry.title.as_ref()?).into());
    if let Some(organization) = &entry.organization {
        let name = text::plain(organization);
        let organization = json!({ "@type": "EducationalOrganization", "name": name });
        credential.insert("recognizedBy".into(), organization);
    }
    Some(credential.into())
}

fn article(publication: &Publication) -> Option<Value> {
    let title = text::plain(&publication.title);
    if title.is_empty() {
        return None;
    }
    let mut article = Map::new();
    article.insert("@type".into(), "ScholarlyArticle".into());
    article.insert("name".into(), title.clone().into());
    article.insert("headline".into(), title.into());
    let authors: Vec<_> = publication
        .people()
        .map(|author| match (author.is_self, &author.url) {
            (true, _) => json!({ "@id": OWNER }),
            (_, Some(url)) => {
                json!({ "@type": "Person", "name": author.name, "url": url })
            }
            _ => json!({ "@type": "Person", "name": author.name }),
        })
        .collect();
    if !authors.is_empty() {
        article.insert("author".into(), authors.into());
    }
    if let Some(venue) = &publication.venue {
        let name = text::plain(venue);
        article.insert("isPartOf".into(), json!({ "@type": "Periodical", "name": name }));
    }
    let year = publication.date.as_ref().map(|date| text::plain(date));
    let year = year.as_deref().and_then(|date| {
        date.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)
    });
    if let Some(year) = year {
        article.insert("datePublished".into(), year.into());
    }
    if let Some(url) = address(&publication.title) {
        article.insert("url".into(), url.into());
    }
    Some(article.into())
}
