//! Volume, number, pages and the like: what stands between the venue and the date.

use super::fields::Fields;
use super::kinds;
use super::publication::same_letters;

impl Fields<'_> {
    /// All of them.
    pub(super) fn details(&mut self) {
        self.keyed("series", &["series"], SERIES);
        self.text(&["edition"], "edition");
        self.volume();
        self.number();
        self.text(&["chapter"], "chapter");
        self.counted(&["volumes"], "volumes");
        self.pages();
        self.text(&["version", "versionnumber"], "version");
        self.publisher();
        self.location();
    }

    /// The publisher, unless it is the institute that is named already.
    fn publisher(&mut self) {
        let Some(at) = self.take(&["publisher"]) else { return };
        let name = self.markdown(at);
        if self.made_text("venue").map(same_letters) != Some(same_letters(&name)) {
            self.put(at, "publisher", name);
        }
    }

    /// The volume with its part: `2.1`.
    fn volume(&mut self) {
        self.counted(&["volume"], "volume");
        if let Some(at) = self.take(&["part"]) {
            let part = self.markdown(at);
            match self.made_text("volume").map(str::to_owned) {
                Some(volume) => {
                    self.remove("volume");
                    self.put(at, "volume", format!("{volume}.{part}"));
                }
                None => self.put(at, "volume", part),
            }
        }
    }

    /// The number, the issue that has a name instead, and the title of the issue.
    fn number(&mut self) {
        self.counted(&["number"], "number");
        if let Some(at) = self.take(&["issue"]) {
            let issue = self.markdown(at);
            self.append(at, "number", &issue);
        }
        if let Some(at) = self.take(&["issuetitle"]) {
            let mut title = self.markdown(at);
            if let Some(sub) = self.take(&["issuesubtitle"]) {
                title = format!("{title}: {}", self.markdown(sub));
            }
            self.append(at, "series", &title);
        }
    }

    /// A number without the word for it, which each language has: `Vol. 3`, `3 vols.`
    fn counted(&mut self, names: &[&str], to: &str) {
        if let Some(at) = self.take(names) {
            let text = self.markdown(at);
            self.put(at, to, bare_number(&text).to_owned());
        }
    }

    /// The pages, the number of the article, or both; of a book how many pages it has.
    fn pages(&mut self) {
        let mut parts: Vec<(usize, String)> = Vec::new();
        if let Some((at, number)) = self.one_of(&ARTICLE_NUMBERS) {
            parts.push((at, bare_pages(&number).to_owned()));
        }
        if let Some((at, pages)) = self.one_of(&["pages", "page"]) {
            let pages = range(bare_pages(&pages));
            if parts.iter().all(|(_, number)| *number != pages) {
                parts.push((at, pages));
            }
        }
        parts.retain(|(_, part)| part.chars().any(char::is_alphanumeric));
        let is_whole = matches!(
            kinds::publication(kinds::meant(&self.entry.kind)),
            Some("book" | "edited-volume" | "thesis" | "report")
        );
        if parts.is_empty()
            && is_whole
            && let Some((at, total)) = self.one_of(&["pagetotal", "numpages"])
        {
            parts.push((at, bare_pages(&total).to_owned()));
        }
        let Some((at, _)) = parts.first() else { return };
        let (at, texts) = (*at, parts.iter().map(|(_, part)| part.as_str()));
        let text = texts.collect::<Vec<_>>().join(", ");
        self.put(at, "pages", text);
    }

    /// The first of these fields; those that say the same are used up with it.
    fn one_of(&mut self, names: &[&str]) -> Option<(usize, String)> {
        let at = self.take(names)?;
        let text = self.markdown(at);
        self.take_same(names, &text);
        Some((at, text))
    }

    /// Where it appeared, and where it was presented.
    fn location(&mut self) {
        self.keyed("location", &["location", "address"], COUNTRIES);
        while let Some(at) = self.take(&["location", "address", "venue"]) {
            let place = self.markdown(at);
            self.append(at, "location", &place);
        }
    }

    /// A text in which biblatex's words become those that every language has; one of another
    /// sort stays as it is.
    pub(super) fn keyed(&mut self, to: &str, names: &[&str], words: &[(&str, &str)]) {
        let Some(at) = self.take(names) else { return };
        let plain = self.plain(at);
        let known = |word: &str| {
            words.iter().find(|(known, _)| known.eq_ignore_ascii_case(word.trim()))
        };
        let parts: Option<Vec<_>> =
            plain.split(" and ").map(|word| known(word).map(|(_, key)| *key)).collect();
        let text = match parts {
            Some(keys) => keys.join(", "),
            None => self.markdown(at),
        };
        self.append(at, to, &text);
    }
}

/// Fields with the number of an article.
const ARTICLE_NUMBERS: [&str; 13] = [
    "eid",
    "articleno",
    "art_number",
    "articlenumber",
    "article_number",
    "article-number",
    "article-no",
    "artno",
    "art-number",
    "elocation-id",
    "elocationid",
    "elocator",
    "e-location",
];

/// biblatex's words for series of journals.
const SERIES: &[(&str, &str)] =
    &[("newseries", "new-series"), ("oldseries", "old-series")];

/// biblatex's words for countries (its manual, 4.9.2.15).
pub(super) const COUNTRIES: &[(&str, &str)] = &[
    ("countryde", "country-de"),
    ("countryeu", "country-eu"),
    ("countryep", "country-ep"),
    ("countryfr", "country-fr"),
    ("countryuk", "country-uk"),
    ("countryus", "country-us"),
];

/// A number without the word for it.
fn bare_number(text: &str) -> &str {
    const BEFORE: [&str; 13] = [
        "volume", "vol.", "vol", "band", "bd.", "tome", "number", "num.", "no.", "nr.",
        "nº", "issue", "№",
    ];
    const BEHIND: [&str; 6] = [" volumes", " vols.", " vols", " vol.", " Bde.", " Bände"];
    let is_number = |text: &str| {
        let is_roman = |c: char| "IVXLC".contains(c);
        text.starts_with(|c: char| c.is_ascii_digit())
            || !text.is_empty() && text.chars().all(is_roman)
    };
    let text = text.trim().trim_end_matches(['-', '–']);
    let bare = BEFORE.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        let rest = text[word.len()..].trim_start();
        (head.to_lowercase() == **word && is_number(rest)).then_some(rest)
    });
    let bare = bare.unwrap_or(text);
    let counted = BEHIND.iter().find_map(|word| bare.strip_suffix(word));
    counted.filter(|count| is_number(count)).unwrap_or(bare)
}

/// Pages without the word before them, and a count without the one behind it.
fn bare_pages(text: &str) -> &str {
    let text = text.trim();
    let starts = ["pp.", "pp ", "p.", "p ", "pages ", "page ", "pg.", "S.", "art."];
    let bare = starts.iter().find_map(|start| {
        let head = text.get(..start.len())?;
        let rest = text[start.len()..].trim_start();
        let is_number = rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        (head.eq_ignore_ascii_case(start) && is_number).then_some(rest)
    });
    let bare = bare.unwrap_or(text).trim_end_matches([',', ';']).trim_end_matches("--");
    let ends = [" pages", " pp.", " pp", " p.", " p", " Seiten", " S."];
    let counted = ends.iter().find_map(|end| bare.strip_suffix(end));
    let is_count = |text: &&str| text.ends_with(|c: char| c.is_ascii_digit());
    counted.filter(is_count).unwrap_or(bare).trim_end_matches(['-', '–', ' '])
}

/// Pages with the dash of ranges: `1-10`, `1 -- 10`, `S12-S19`, `205-217.e1-4`.
fn range(pages: &str) -> String {
    let tidy = pages.replace(" – ", "–").replace(['—', '\u{2212}'], "–");
    let parts = tidy.split(',').map(str::trim).filter(|part| !part.is_empty());
    let ranges = parts.map(|part| {
        let ends: Vec<_> = part.split('-').map(str::trim).collect();
        let is_range = (2..=3).contains(&ends.len())
            && !part.contains('–')
            && ends.iter().all(|end| is_page(end));
        let part = if is_range { ends.join("–") } else { part.to_owned() };
        match part.split_once('–') {
            Some((start, end)) if start == end => start.to_owned(),
            _ => part,
        }
    });
    ranges.collect::<Vec<_>>().join(", ")
}

/// Whether a text is the number of a page: `12`, `S12`, `e1024`, `217.e1`.
fn is_page(text: &str) -> bool {
    let is_number = |text: &str| {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        text.len() - digits.len() <= 2
            && !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once('.') {
        Some((page, extra)) => is_number(page) && is_number(extra),
        None => is_number(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_leaves_its_word_to_the_language() {
        for (written, expected) in [
            ("Vol. 3", "3"),
            ("volume IV", "IV"),
            ("No. 12", "12"),
            ("2019-", "2019"),
            ("4 vols.", "4"),
            ("Vol. of 1843", "Vol. of 1843"),
            ("nova", "nova"),
        ] {
            assert_eq!(bare_number(written), expected);
        }
    }

    #[test]
    fn pages_have_the_dash_of_ranges() {
        for (written, expected) in [
            ("1-10", "1–10"),
            ("1 – 10", "1–10"),
            ("pp. 1-10, 12", "1–10, 12"),
            ("832-852.e24", "832–852.e24"),
            ("205-217.e1-4", "205–217.e1–4"),
            ("S12-S19", "S12–S19"),
            ("e1-e9", "e1–e9"),
            ("7-7", "7"),
            ("12-1–12-15", "12-1–12-15"),
            ("CP-112-4", "CP-112-4"),
            ("223 pages", "223"),
            ("xii+223 pp.", "xii+223"),
            ("p. 12", "12"),
            ("1--", "1"),
            ("45-", "45"),
        ] {
            assert_eq!(range(bare_pages(written)), expected, "{written}");
        }
    }
}
