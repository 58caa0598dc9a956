//! What a publication is more exactly than its type says.

use super::fields::Fields;
use super::{kinds, patent};

/// biblatex's words for types (its manual, 4.9.2.12) that are the same in every language.
const NAMES: [(&str, &str); 2] = [("audiocd", "Audio CD"), ("datacd", "CD-ROM")];

impl Fields<'_> {
    /// What the type of the entry says, and what the entry says in a field: in words, or by
    /// one of biblatex's.
    pub(super) fn genre(&mut self, kind: &str) {
        let entry = self.entry;
        let own = kinds::genre(kinds::meant(&entry.kind)).filter(|genre| match *genre {
            "online" => kind == "other",
            "manual" => kind == "report",
            _ => true,
        });
        let Some(at) = self.find(&["type"]) else {
            if let Some(genre) = own {
                self.put_of_entry(entry.kind_span, "genre", genre.to_owned());
            }
            return;
        };
        let text = self.plain(at);
        let word = text.to_lowercase().replace([' ', '.', '-', '_'], "");
        if let Some((_, office, state)) = patent::kind(&word) {
            return self.patent(at, office, state);
        }
        let is_same = match kind {
            "thesis" | "report" => word == kind || word == "techreport",
            "other" => matches!(word.as_str(), "misc" | "article"),
            _ => word.contains(kind),
        };
        let name = NAMES.iter().find(|(known, _)| *known == word);
        match (kinds::genre(&word), name) {
            (Some(genre), _) => self.put(at, "genre", genre.to_owned()),
            (None, Some((_, name))) => self.put(at, "genre", (*name).to_owned()),
            (None, None) if is_same => self.use_up(at),
            (None, None) => {
                let genre = self.markdown(at);
                self.put(at, "genre", genre);
            }
        }
    }

    /// A patent of an office, or an application for one.
    fn patent(&mut self, at: usize, office: &str, state: &str) {
        let genre = if state == "Pending" { "patent-application" } else { "patent" };
        self.put(at, "genre", genre.to_owned());
        if let Some(at) = self.find(&["number"]).filter(|_| !office.is_empty()) {
            let number = self.markdown(at);
            let has_office = number.starts_with(char::is_alphabetic);
            let number = if has_office { number } else { format!("{office} {number}") };
            self.put(at, "number", number);
        }
    }
}
