//! The words of a language that cvtex adds to a CV: one file each under `data/locales/`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Words {
    /// The name of the language in itself.
    #[expect(dead_code, reason = "for the reader of the file")]
    pub name: String,
    /// In the title of the PDF.
    pub curriculum_vitae: String,
    /// Between two names.
    pub and: String,
    /// Before the last of three names or more.
    pub and_of_many: String,
    /// In the place of the authors who are not named.
    pub et_al: String,
    /// Between the number of a page and their total.
    pub page_of: String,
    /// The end of a period that goes on.
    pub present: String,
    /// A period without an end; `{date}` stands for its start.
    pub since: String,
    /// A period without a start; `{date}` stands for its end.
    pub until: String,
    /// A degree and its field: `{degree}` and `{area}`.
    pub degree_in: String,
    /// How dates are written.
    pub dates: DateWords,
    sections: BTreeMap<String, String>,
    labels: BTreeMap<String, String>,
    marks: BTreeMap<String, String>,
    types: BTreeMap<String, String>,
    statuses: BTreeMap<String, String>,
    presentations: BTreeMap<String, String>,
    groups: BTreeMap<String, String>,
    letters: BTreeMap<String, String>,
}

/// How dates are written.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct DateWords {
    /// The months, in full.
    pub months: [String; 12],
    /// The months where two dates share a line.
    pub short_months: [String; 12],
    /// A month and a year: `{month}` and `{year}`.
    pub month: String,
    /// A day: `{day}`, `{month}` and `{year}`.
    pub day: String,
}

impl Words {
    /// The words of a locale.
    pub(super) fn of(locale: &str) -> Self {
        let file = match locale {
            "en-GB" => include_str!("../../data/locales/en-GB.toml"),
            _ => include_str!("../../data/locales/en.toml"),
        };
        toml::from_str(file).expect("the words of every locale are read by a test")
    }

    /// The title of a section of this kind, if the kind has one of its own.
    pub(super) fn section(&self, kind: &str) -> Option<&str> {
        self.sections.get(kind).map(String::as_str)
    }

    /// The label of a field.
    pub(super) fn label(&self, name: &str) -> String {
        self.labels.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// What a mark at a name means.
    pub(super) fn mark(&self, name: &str) -> String {
        self.marks.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// A type of publication, where it says more than its venue.
    pub(super) fn publication_type(&self, name: &str) -> Option<&str> {
        self.types.get(name).map(String::as_str)
    }

    /// How a publication was presented.
    pub(super) fn presentation(&self, name: &str) -> Option<&str> {
        self.presentations.get(name).map(String::as_str)
    }

    /// The heading of a part of a list.
    pub(super) fn group(&self, name: &str) -> String {
        self.groups.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// The letter before the numbers of a type of publication.
    pub(super) fn letter(&self, name: &str) -> &str {
        self.letters.get(name).map_or("", String::as_str)
    }

    /// How far a publication has come.
    pub(super) fn status(&self, name: &str) -> Option<&str> {
        self.statuses.get(name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_every_locale_are_complete() {
        let english = Words::of("en");
        let british = Words::of("en-GB");
        assert!(english.labels.keys().eq(british.labels.keys()));
        assert!(english.sections.keys().eq(british.sections.keys()));
        assert!(english.groups.keys().eq(british.groups.keys()));
        assert!(english.letters.keys().eq(british.letters.keys()));
    }
}
