//! The types of entries of BibTeX and biblatex.

/// Types, and what a list of publications calls them.
const KINDS: &[(&str, &str)] = &[
    ("article", "article"),
    ("suppperiodical", "article"),
    ("periodical", "book"),
    ("review", "review"),
    ("inproceedings", "conference"),
    ("conference", "conference"),
    ("book", "book"),
    ("mvbook", "book"),
    ("collection", "edited-volume"),
    ("mvcollection", "edited-volume"),
    ("proceedings", "edited-volume"),
    ("mvproceedings", "edited-volume"),
    ("booklet", "book"),
    ("reference", "book"),
    ("mvreference", "book"),
    ("inbook", "chapter"),
    ("incollection", "chapter"),
    ("inreference", "chapter"),
    ("bookinbook", "chapter"),
    ("suppbook", "chapter"),
    ("suppcollection", "chapter"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("bachelorsthesis", "thesis"),
    ("thesis", "thesis"),
    ("techreport", "report"),
    ("report", "report"),
    ("manual", "report"),
    ("software", "software"),
    ("dataset", "dataset"),
    ("misc", "other"),
    ("online", "other"),
    ("electronic", "other"),
    ("www", "other"),
    ("unpublished", "other"),
    ("patent", "other"),
    ("standard", "other"),
    ("artwork", "other"),
    ("audio", "other"),
    ("video", "other"),
    ("movie", "other"),
    ("music", "other"),
    ("image", "other"),
    ("performance", "other"),
    ("letter", "other"),
    ("legal", "other"),
    ("legislation", "other"),
    ("jurisdiction", "other"),
    ("commentary", "other"),
    ("bibnote", "other"),
    ("talk", "other"),
    ("presentation", "other"),
    ("poster", "other"),
    ("preprint", "preprint"),
];

/// What a list of publications calls entries of a type.
pub(super) fn publication(kind: &str) -> Option<&'static str> {
    let found = KINDS.iter().find(|(known, _)| *known == kind);
    found.map(|(_, publication)| *publication)
}

/// Whether an entry of this type is for programs, and nothing to cite: parts of entries, sets
/// of them, and what styles are told (`@IEEEtranBSTCTL`, `@ABNT-options`).
pub(super) fn is_for_programs(kind: &str) -> bool {
    matches!(kind, "xdata" | "set" | "control" | "ieeetranbstctl")
        || kind.ends_with("control")
        || kind.ends_with("-options")
}

/// What a type says more exactly of a publication: an entry's own, or the one in its field.
pub(super) fn genre(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "phdthesis" | "phd" => "phd-thesis",
        "mastersthesis" | "mathesis" | "master'sthesis" | "master’sthesis" => {
            "masters-thesis"
        }
        "bachelorsthesis" | "bathesis" | "bachelor'sthesis" | "bachelor’sthesis" => {
            "bachelors-thesis"
        }
        "candthesis" => "candidate-thesis",
        "resreport" | "researchreport" => "research-report",
        "manual" => "manual",
        "patent" => "patent",
        "online" | "electronic" | "www" => "online",
        _ => return None,
    })
}

/// What other programs call types, without the signs in them.
const OTHER_WORDS: &[(&str, &[&str])] = &[
    (
        "article",
        &[
            "journal",
            "journalarticle",
            "journalpaper",
            "magazinearticle",
            "newsarticle",
            "newspaper",
            "newspaperarticle",
            "paper",
        ],
    ),
    (
        "inproceedings",
        &[
            "conferencearticle",
            "conferencepaper",
            "conferenceproceedings",
            "proceedingspaper",
            "workshop",
            "workshoppaper",
        ],
    ),
    ("incollection", &["booksection", "bookchapter", "chapter", "section"]),
    ("inreference", &["dictionaryentry", "encyclopediaarticle", "referenceentry"]),
    ("collection", &["editedbook", "editedvolume"]),
    ("book", &["monograph", "ebook", "textbook"]),
    (
        "online",
        &["blog", "blogpost", "forumpost", "internet", "web", "webpage", "website"],
    ),
    ("software", &["code", "computerprogram", "program"]),
    ("dataset", &["data", "database"]),
    ("report", &["whitepaper", "workingpaper", "governmentdocument"]),
    ("phdthesis", &["dissertation", "doctoralthesis", "phd"]),
    ("mastersthesis", &["diplomathesis", "diplomarbeit", "mscthesis"]),
    ("bachelorsthesis", &["bscthesis"]),
    ("video", &["film", "videorecording", "tvbroadcast", "broadcast"]),
    ("audio", &["audiorecording", "podcast", "radiobroadcast"]),
    ("letter", &["email", "personalcommunication"]),
    ("jurisdiction", &["case"]),
    ("legislation", &["bill", "statute", "hearing"]),
];

/// Types that tell what a longer word means, the more exact ones first.
const HELD: [&str; 12] = [
    "inproceedings",
    "proceedings",
    "conference",
    "phdthesis",
    "thesis",
    "article",
    "report",
    "software",
    "dataset",
    "patent",
    "collection",
    "book",
];

/// The type that an unknown one was meant to be: another program's word for it, or one that
/// it is misspelt for.
pub(super) fn near(kind: &str) -> Option<&'static str> {
    let bare: String = kind.chars().filter(|c| c.is_alphanumeric()).collect();
    let same = KINDS.iter().map(|(known, _)| *known).find(|known| *known == bare);
    let other = || {
        let found = OTHER_WORDS.iter().find(|(_, words)| words.contains(&bare.as_str()));
        found.map(|(known, _)| *known)
    };
    let misspelt = || {
        if !(4..30).contains(&bare.len()) {
            return None;
        }
        let distance = |known: &str| strsim::osa_distance(&bare, known);
        let (known, _) = KINDS.iter().min_by_key(|(known, _)| distance(known))?;
        let few = if bare.len() < 8 { 1 } else { 2 };
        (distance(known) <= few).then_some(*known)
    };
    let holding = || {
        let found = HELD.iter().find(|word| bare.contains(**word));
        found.copied()
    };
    same.or_else(other).or_else(misspelt).or_else(holding)
}

/// A type as it was meant.
pub(super) fn meant(kind: &str) -> &str {
    if publication(kind).is_some() { kind } else { near(kind).unwrap_or(kind) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_other_programs_are_understood() {
        for (kind, expected) in [
            ("web_page", Some("online")),
            ("book-section", Some("incollection")),
            ("in_proceedings", Some("inproceedings")),
            ("journal article", Some("article")),
            ("artcle", Some("article")),
            ("thesis-phd", Some("thesis")),
            ("2ndbook", Some("book")),
            ("masterthesis", Some("mastersthesis")),
            ("sculpture", None),
        ] {
            assert_eq!(near(kind), expected, "{kind}");
        }
        assert!(OTHER_WORDS.iter().all(|(known, words)| publication(known).is_some()
            && words.iter().all(|word| publication(word).is_none())));
    }
}
