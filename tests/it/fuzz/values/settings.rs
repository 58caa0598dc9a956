//! What is set on the command line, with strange values.

use super::{ADDRESSES, DATES, NAMES, NUMBERS, Pool, Random, TEX, WORDS, value};

const PATHS: &[(&str, Pool)] = &[
    ("cv.name", NAMES),
    ("cv.headline", TEX),
    ("cv.email", ADDRESSES),
    ("cv.website", ADDRESSES),
    ("cv.summary", TEX),
    ("date", DATES),
    ("locale", WORDS),
    ("design.theme", WORDS),
    ("design.font", WORDS),
    ("design.font-size", NUMBERS),
    ("design.margin", NUMBERS),
    ("design.accent", NUMBERS),
    ("design.paper", WORDS),
    ("pages", NUMBERS),
    ("sections.1.title", TEX),
    ("sections.1.first", NUMBERS),
    ("sections.1.sort", WORDS),
    ("sections.1.only", WORDS),
    ("sections.1.only.key", NAMES),
    ("sections.1.only.since", DATES),
    ("sections.1.style", WORDS),
    ("sections.1.names", WORDS),
    ("sections.0", WORDS),
    ("sections.2.kind", WORDS),
    ("sections.publications.title", TEX),
    ("", WORDS),
    ("a.b.c", TEX),
];

/// One to three settings.
pub(crate) fn some(random: &mut Random) -> Vec<String> {
    let count = 1 + random.below(3);
    let one = |_| {
        let (path, pool) = *random.one_of(PATHS);
        format!("{path}={}", value(pool, random))
    };
    (0..count).map(one).collect()
}
