//! The types of entries of BibTeX and biblatex.

/// Types, and what a list of publications calls them.
const KINDS: &[(&str, &str)] = &[
    ("article", "article"),
    ("suppperiodical", "article"),
    ("periodical", "article"),
    ("review", "article"),
    ("inproceedings", "conference"),
    ("conference", "conference"),
    ("book", "book"),
    ("mvbook", "book"),
    ("collection", "book"),
    ("mvcollection", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
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
        _ => return None,
    })
}

/// The type that a misspelt one was meant to be.
pub(super) fn near(kind: &str) -> Option<&'static str> {
    let distance = |known: &str| strsim::osa_distance(kind, known);
    let (known, _) = KINDS.iter().min_by_key(|(known, _)| distance(known))?;
    (distance(known) <= 2 && kind.len() > 3).then_some(*known)
}
