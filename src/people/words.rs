//! The words that names are made of besides names: particles, suffixes, titles, and the
//! words of bodies that are no person.

/// Words between given and family name, in lower case.
const PARTICLES: &[&str] = &[
    "'t", "’t", "af", "al", "am", "auf", "av", "bin", "bint", "d", "da", "das", "de",
    "degli", "dei", "del", "dela", "della", "den", "der", "des", "di", "do", "dos", "du",
    "e", "el", "het", "i", "ibn", "in", "la", "las", "le", "les", "lo", "los", "op",
    "te", "ten", "ter", "tot", "und", "van", "vande", "vander", "ver", "vom", "von", "y",
    "zu", "zum", "zur",
];

/// Those of them that begin a family name when they are written with a capital. Others are
/// given names as well.
const CAPITAL_PARTICLES: &[&str] = &[
    "Abu", "Al", "Bin", "Bint", "Da", "Das", "De", "Del", "Della", "Den", "Der", "Di",
    "Dos", "Du", "El", "Ibn", "La", "Le", "Mac", "Mc", "Ní", "Saint", "St", "St.", "Ten",
    "Ter", "Uí", "Van", "Vande", "Vander", "Von", "Ó",
];

/// What stands behind a family name.
const GENERATIONS: &[&str] = &[
    "jr", "jr.", "jnr", "jnr.", "sr", "sr.", "snr", "snr.", "ii", "iii", "iv", "2nd",
    "3rd",
];

/// Degrees and titles behind a name and a comma.
const DEGREES: &[&str] = &[
    "phd", "dphil", "md", "msc", "ms", "ma", "mba", "bsc", "ba", "esq", "dr", "prof",
    "frs", "dsc", "scd", "facs",
];

/// Titles before a name.
const TITLES: &[&str] = &["dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame"];

/// Last words of bodies.
const BODIES: &[&str] = &[
    "agency",
    "association",
    "authority",
    "board",
    "center",
    "centre",
    "collaboration",
    "collaborators",
    "commission",
    "committee",
    "community",
    "company",
    "consortium",
    "contributors",
    "corporation",
    "council",
    "department",
    "developers",
    "foundation",
    "group",
    "inc.",
    "initiative",
    "institute",
    "investigators",
    "laboratory",
    "ltd.",
    "members",
    "ministry",
    "network",
    "organisation",
    "organization",
    "panel",
    "project",
    "society",
    "team",
    "university",
    "workshop",
];

/// Words inside the names of bodies.
const LINKING: &[&str] = &["of", "for", "the", "and", "&"];

/// Whether a word before the last of a name is a particle.
pub(super) fn is_particle(word: &str) -> bool {
    word.len() <= 6 && PARTICLES.contains(&word)
}

/// Whether a word with a capital begins a family name.
pub(super) fn is_capital_particle(word: &str) -> bool {
    CAPITAL_PARTICLES.contains(&word)
}

/// Whether a word joins two family names.
pub(super) fn joins(word: &str) -> bool {
    matches!(word, "y" | "i")
}

/// Whether a word tells generations apart.
pub(super) fn is_generation(word: &str) -> bool {
    word.len() <= 4 && GENERATIONS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a text behind a name and a comma is no part of the name proper.
pub(crate) fn is_suffix(text: &str) -> bool {
    is_generation(text) || is_among(text, DEGREES)
}

/// Whether a word before a name is a title.
pub(super) fn is_title(word: &str) -> bool {
    is_among(word, TITLES)
}

fn is_among(text: &str, known: &[&str]) -> bool {
    text.len() <= 10 && {
        let letters: String = text.chars().filter(|c| *c != '.').collect();
        known.iter().any(|known| letters.eq_ignore_ascii_case(known))
    }
}

/// Whether a word is one that ends the name of a body: `Collaboration`.
pub(crate) fn ends_body(word: &str) -> bool {
    BODIES.iter().any(|body| word.eq_ignore_ascii_case(body))
}

/// Whether these words are the name of a body: it begins with `The`, ends with a word such
/// as `Collaboration`, or has an `of` in it.
pub(crate) fn is_body(words: &[&str]) -> bool {
    let [first, .., last] = words else { return false };
    first.eq_ignore_ascii_case("the")
        || ends_body(last)
        || words.iter().any(|word| LINKING.contains(word))
}

/// Whether a character is of a script in which the family name comes first and nothing is
/// abbreviated: Chinese, Japanese or Korean.
pub(super) fn is_east_asian(character: char) -> bool {
    matches!(character, '\u{3005}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}
