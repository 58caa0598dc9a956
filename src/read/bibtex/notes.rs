//! Remarks: what their author wrote stays, what programs and databases leave there does not.

use super::fields::Fields;
use super::phrases;

/// Fields with remarks.
const NOTES: [&str; 3] = ["note", "addendum", "additional_info"];

/// Fields that Zotero writes into a note because it has no place for them, and where they
/// belong; the empty place is that of its own affairs.
const EXTRA: [(&str, &str); 41] = [
    ("Publisher", "publisher"),
    ("Place", "location"),
    ("Number", "number"),
    ("Issue", "number"),
    ("Volume", "volume"),
    ("Edition", "edition"),
    ("Version", "version"),
    ("Conference Name", "venue"),
    ("Container Title", "venue"),
    ("Container-title", "venue"),
    ("Journal Abbreviation", "venue-short"),
    ("DOI", "doi"),
    ("_eprint", ""),
    ("ISSN", ""),
    ("ISBN", ""),
    ("arXiv", ""),
    ("ADS Bibcode", ""),
    ("Bibcode", ""),
    ("Citation Key", ""),
    ("Type", ""),
    ("Section", ""),
    ("Reporter", ""),
    ("Medium", ""),
    ("Page Version ID", ""),
    ("Google-Books-ID", ""),
    ("PMID", ""),
    ("PMCID", ""),
    ("LCCN", ""),
    ("MR Number", ""),
    ("ZSCC", ""),
    ("ZMID", ""),
    ("tex.ids", ""),
    ("Bandiera_abtest", ""),
    ("Cc_license_type", ""),
    ("Cg_type", ""),
    ("Primary_atype", ""),
    ("Subject_term", ""),
    ("Subject_term_id", ""),
    ("event-place", "location"),
    ("original-date", ""),
    ("Distributor", "publisher"),
];

impl Fields<'_> {
    /// How it was presented, and the remarks.
    pub(super) fn remarks(&mut self) {
        if let Some(at) = self.find(&["presentation", "presentation_type"]) {
            let text = self.plain(at);
            match phrases::presentation(&text) {
                Some(how) => self.put(at, "presentation", how.to_owned()),
                None => self.append(at, "note", &text),
            }
        }
        while let Some(at) = self.take(&NOTES) {
            self.remark(at);
        }
    }

    fn remark(&mut self, at: usize) {
        let plain = self.plain(at);
        if let Some(how) = phrases::presentation(&plain) {
            return self.put(at, "presentation", how.to_owned());
        }
        if phrases::is_bookkeeping(&plain) || self.is_said(&plain) {
            return;
        }
        if let Some(parts) = extra(&plain) {
            for (to, text) in parts {
                if !to.is_empty() && !self.has(to) {
                    let text = crate::text::escape_markdown(text);
                    self.put(at, to, text);
                }
            }
            return;
        }
        let text = self.markdown(at);
        let text = bare_of_stars(&text);
        self.append(at, "note", text);
    }

    /// Whether a remark is only a word of what stands beside it: `cvpr` of `CVPR 2021`.
    fn is_said(&self, note: &str) -> bool {
        let note = note.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_word = !note.is_empty() && note.chars().all(char::is_alphanumeric);
        let holds = |text: &str| {
            let text = text.to_lowercase();
            text.split(|c: char| !c.is_alphanumeric()).any(|word| word == note)
        };
        let places = ["venue", "venue-short", "series", "publisher"];
        let is_number = note.chars().all(|c| c.is_ascii_digit());
        is_word
            && !is_number
            && places.iter().any(|to| self.made_text(to).is_some_and(holds))
    }
}

/// A text without the stars that a home page sets it in: `**best poster**`.
fn bare_of_stars(markdown: &str) -> &str {
    let bare =
        markdown.trim_start_matches(['\\', '*']).trim_end_matches(['\\', '*']).trim();
    let stars = |text: &str| text.matches('*').count();
    // A single pair is emphasis, or belongs to the words.
    let is_set = stars(markdown) >= 4 && stars(bare) == 0 && !bare.is_empty();
    if is_set { bare } else { markdown }
}

/// The parts of a note that is made of nothing but such fields, one a line or in a row.
fn extra(note: &str) -> Option<Vec<(&'static str, &str)>> {
    let mut parts = Vec::new();
    let mut rest = note.trim();
    while !rest.is_empty() {
        let (name, to) = EXTRA.iter().find(|(name, _)| starts(rest, name))?;
        let behind = rest[name.len() + 1..].trim_start();
        let is_next = |at: usize| {
            behind[..at].ends_with(char::is_whitespace)
                && EXTRA.iter().any(|(name, _)| starts(&behind[at..], name))
        };
        let mut places = behind.char_indices().map(|(at, _)| at);
        let end = places.find(|at| is_next(*at)).unwrap_or(behind.len());
        parts.push((*to, behind[..end].trim()));
        rest = &behind[end..];
    }
    (!parts.is_empty()).then_some(parts)
}

/// Whether a text starts with `Name:`.
fn starts(text: &str, name: &str) -> bool {
    text.starts_with(name) && text[name.len()..].starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_of_fields_is_taken_apart() {
        assert_eq!(
            extra("Number: 1 Publisher: Taylor and Sons _eprint: https://example.org/x"),
            Some(vec![
                ("number", "1"),
                ("publisher", "Taylor and Sons"),
                ("", "https://example.org/x")
            ])
        );
        assert_eq!(
            extra("Publisher: Taylor. With a foreword"),
            Some(vec![("publisher", "Taylor. With a foreword")])
        );
        assert_eq!(extra("See Publisher: Taylor"), None);
        assert_eq!(bare_of_stars("\\*\\*best poster\\*\\*"), "best poster");
        assert_eq!(bare_of_stars("a*"), "a*");
    }
}
