//! A degree, or time at a school.

use super::Resolve;
use crate::document::{Block, Entry, Inlines};
use crate::model::entries::Education;
use crate::resolve::{Context, blocks, dates};
use crate::text;

impl Resolve for Education {
    fn resolve(&self, context: Context<'_>) -> Block {
        let words = context.words;
        let thesis = self.thesis.as_ref();
        let thesis =
            thesis.map(|thesis| blocks::linked(&thesis.title, thesis.url.as_ref()));
        let label = if is_doctorate(self) { "doctoral-thesis" } else { "thesis" };
        let thesis = blocks::field(words.label(label), thesis);
        let facts = [
            blocks::field(
                words.label_of("supervisor", self.supervisor.len()),
                blocks::listed(&self.supervisor),
            ),
            blocks::field(
                words.label_of("advisor", self.advisor.len()),
                blocks::listed(&self.advisor),
            ),
            blocks::field(
                words.label_of("mentor", self.mentor.len()),
                blocks::listed(&self.mentor),
            ),
            blocks::field(words.label("grade"), blocks::joined(&self.grade, "; ")),
            blocks::field(words.label("gpa"), blocks::optional(self.gpa.as_ref())),
        ];
        let courses =
            [blocks::field(words.label("courses"), blocks::listed(&self.courses))];
        let (title, organization) = blocks::what_and_where(
            degree(self, &words.degree_in),
            self.department.as_ref(),
            self.institution.as_ref(),
            self.url.as_ref(),
        );
        Block::Entry(Entry {
            date: dates::of_entry(&self.period, context),
            title,
            organization,
            location: blocks::optional(self.location.as_ref()),
            note: None,
            breaks: blocks::breaks(self.placement),
            body: blocks::fields([thesis])
                .chain(blocks::fields(facts))
                .chain(blocks::fields(courses))
                .chain(blocks::body(&self.body, context))
                .collect(),
        })
    }
}

/// What a doctorate is called, or a part of it, without points.
const DOCTORATES: [&str; 16] = [
    "phd",
    "dphil",
    "doctor",
    "docteur",
    "doctorat",
    "doktor",
    "dottorat",
    "doutor",
    "tohtori",
    "διδακτορ",
    "доктор",
    "кандидат",
    "博士",
    "박사",
    "دكتور",
    "דוקטור",
];

/// Whether a degree is a doctorate, whose thesis most languages have a word of its own for.
fn is_doctorate(entry: &Education) -> bool {
    let Some(degree) = &entry.degree else { return false };
    let degree = text::plain(&blocks::inline(degree)).to_lowercase();
    let degree = degree.replace('.', "");
    degree.split(|c: char| !c.is_alphanumeric()).any(|word| word == "dr")
        || DOCTORATES.iter().any(|doctorate| degree.contains(doctorate))
}

/// The degree, with its field when that is given apart.
fn degree(entry: &Education, pattern: &str) -> Option<Inlines> {
    match (&entry.degree, &entry.area) {
        (Some(degree), Some(area)) => {
            Some(blocks::filled(pattern, &[("{degree}", degree), ("{area}", area)]))
        }
        (degree, area) => degree.as_ref().or(area.as_ref()).map(blocks::inline),
    }
}
