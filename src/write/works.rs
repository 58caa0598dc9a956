//! The publications that a CV shows, as its sections have them after overrides and filters:
//! for the formats of reference managers.

use std::collections::HashSet;
use std::fmt::Write;

use crate::model::Cv;
use crate::model::date::{End, PartialDate, When};
use crate::model::entries::{Author, Publication};
use crate::model::section::{Section, each};
use crate::model::values::{Arxiv, Text};
use crate::people::{Name, is_others, split_marks};
use crate::text::{self, Inline, math};

/// A publication and the key by which it is named.
pub(super) struct Work<'a> {
    /// What the CV says of it.
    pub source: &'a Publication,
    /// The key; no two of a CV are the same.
    pub key: String,
}

/// The publications of a CV in its order, each once.
pub(super) fn of(cv: &Cv) -> Vec<Work<'_>> {
    let mut works: Vec<Work<'_>> = Vec::new();
    let mut keys = HashSet::new();
    let publications = each(&cv.sections).filter_map(|section| match section {
        Section::Publications(list) => Some(&list.entries),
        _ => None,
    });
    for source in publications.flatten() {
        if works.iter().any(|work| is_same(work.source, source)) {
            continue;
        }
        let wanted = source.key.as_ref().map(|key| key.as_str().to_owned());
        let wanted = wanted.unwrap_or_else(|| made_key(source));
        let mut key = wanted.clone();
        let mut number = 1;
        while !keys.insert(key.to_lowercase()) {
            number += 1;
            key = format!("{wanted}-{number}");
        }
        works.push(Work { source, key });
    }
    works
}

pub(super) fn is_same(one: &Publication, other: &Publication) -> bool {
    match (&one.key, &other.key) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// The family name of the first author, the year, and a word of the title.
fn made_key(source: &Publication) -> String {
    let name = people(&source.authors).named.first().map(|name| name.family().to_owned());
    let year = date(source).map(|date| date.year.to_string());
    let title = plain(&source.title);
    let word = title.split_whitespace().find(|word| word.chars().count() > 3);
    let parts = [name, year, word.map(str::to_owned)].into_iter().flatten();
    let key: String = parts
        .flat_map(|part| part.to_lowercase().chars().collect::<Vec<_>>())
        .filter(char::is_ascii_alphanumeric)
        .collect();
    if key.is_empty() { "work".to_owned() } else { key }
}

/// The names of a list.
pub(super) struct People {
    /// Those who are named.
    pub named: Vec<Name>,
    /// Whether there are others.
    pub has_others: bool,
}

/// The authors of a list in their parts.
pub(super) fn people(authors: &[Author]) -> People {
    let names = authors.iter().map(|author| author.name.as_str());
    let has_others = names.clone().any(is_others);
    let named = names.filter(|name| !is_others(name));
    let named = named.map(|name| Name::parse(&split_marks(name).0)).collect();
    People { named, has_others }
}

/// The names of editors in their parts.
pub(super) fn names(texts: &[Text]) -> Vec<Name> {
    texts.iter().map(|text| Name::parse(&plain(text))).collect()
}

/// The family name with its particle.
pub(super) fn family(name: &Name) -> String {
    format!("{} {}", name.particle(), name.family()).trim().to_owned()
}

/// When it appeared, if a date is said.
pub(super) fn date(source: &Publication) -> Option<PartialDate> {
    let said = source.period.date.iter().find_map(|when| match when {
        When::On(date) | When::Expected(date) => Some(*date),
        When::Present | When::Words(_) => None,
    });
    let end = source.period.end.and_then(|end| match end {
        End::On(date) | End::Expected(date) => Some(date),
        End::Present => None,
    });
    said.or(end).or(source.period.start)
}

/// Where it can be read, after its DOI.
pub(super) fn address(source: &Publication) -> Option<String> {
    let url = source.url.as_ref().map(|url| url.as_str().to_owned());
    let arxiv = source.arxiv.as_ref().map(Arxiv::url);
    let preprint = source.preprint.as_ref().map(|url| url.as_str().to_owned());
    url.or(arxiv).or(preprint)
}

/// The characters of a text, formulas as they are read.
pub(super) fn plain(source: &Text) -> String {
    characters(&text::parse(source.as_str()))
}

fn characters(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Math(formula) => match math::tree(formula) {
            Some(parts) => math::plain(&parts).trim().to_owned(),
            None => formula.clone(),
        },
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Own(inner)
        | Inline::Link { content: inner, .. } => characters(inner),
    };
    inlines.iter().map(one).collect()
}

/// A text with the markup that reference managers read: `<i>`, `<b>`, `<sup>`, `<sub>`.
/// Formulas stay in LaTeX where `keeps_math` says so.
pub(super) fn marked_up(source: &Text, keeps_math: bool) -> String {
    let mut made = String::new();
    mark_up(&text::parse(source.as_str()), keeps_math, &mut made);
    made
}

fn mark_up(inlines: &[Inline], keeps_math: bool, made: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => escaped(text, keeps_math, made),
            Inline::Math(formula) if keeps_math => {
                let _ = write!(made, "${}$", formula.trim());
            }
            Inline::Math(_) => {
                made.push_str(&characters(std::slice::from_ref(inline)));
            }
            Inline::Emphasis(inner) => {
                made.push_str("<i>");
                mark_up(inner, keeps_math, made);
                made.push_str("</i>");
            }
            Inline::Strong(inner) => {
                made.push_str("<b>");
                mark_up(inner, keeps_math, made);
                made.push_str("</b>");
            }
            Inline::Own(inner) | Inline::Link { content: inner, .. } => {
                mark_up(inner, keeps_math, made);
            }
        }
    }
}

fn escaped(text: &str, for_tex: bool, made: &mut String) {
    for character in text.chars() {
        match character {
            '&' if for_tex => made.push_str("&amp;"),
            // As a formula it is the sign in any font of TeX, and begins no tag.
            '<' | '>' if for_tex => {
                let _ = write!(made, "${character}$");
            }
            '<' => made.push_str("&lt;"),
            '>' => made.push_str("&gt;"),
            '$' if for_tex => made.push_str("&#36;"),
            other => made.push(other),
        }
    }
}
