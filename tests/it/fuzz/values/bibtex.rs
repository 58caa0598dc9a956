//! A `.bib` file with a good entry and one or two with strange values.

use std::fmt::Write;

use super::{
    ADDRESSES, DATES, KEYS, MONTHS, NAMES, NUMBERS, Pool, Random, TEX, TYPES, WORDS,
    value,
};

const FIELDS: &[(&str, Pool)] = &[
    ("author", NAMES),
    ("author", NAMES),
    ("editor", NAMES),
    ("translator", NAMES),
    ("title", TEX),
    ("title", TEX),
    ("subtitle", TEX),
    ("titleaddon", TEX),
    ("journal", TEX),
    ("booktitle", TEX),
    ("publisher", TEX),
    ("series", TEX),
    ("note", TEX),
    ("addendum", TEX),
    ("date", DATES),
    ("date", DATES),
    ("year", DATES),
    ("year", DATES),
    ("month", MONTHS),
    ("month", MONTHS),
    ("day", NUMBERS),
    ("eventdate", DATES),
    ("volume", NUMBERS),
    ("number", NUMBERS),
    ("issue", NUMBERS),
    ("pages", NUMBERS),
    ("edition", NUMBERS),
    ("doi", ADDRESSES),
    ("url", ADDRESSES),
    ("eprint", ADDRESSES),
    ("isbn", ADDRESSES),
    ("archiveprefix", WORDS),
    ("eprinttype", WORDS),
    ("pubstate", WORDS),
    ("type", TYPES),
    ("keywords", KEYS),
    ("crossref", KEYS),
    ("xdata", KEYS),
    ("selected", WORDS),
    ("hide", WORDS),
    ("presentation", WORDS),
    ("award", TEX),
    ("location", TEX),
    ("school", TEX),
    ("holder", NAMES),
    ("howpublished", TEX),
    ("langid", WORDS),
    ("abbr", TEX),
    ("author+an", NUMBERS),
    ("x", TEX),
];

/// A file.
pub(crate) fn file(random: &mut Random) -> String {
    let mut text =
        "@article{good, author = {Lovelace, Ada}, title = {On cards}, year = 1843}\n"
            .to_owned();
    for _ in 0..=random.below(2) {
        entry(&mut text, random);
    }
    text
}

fn entry(text: &mut String, random: &mut Random) {
    // Values are mutated, not the grammar around them: a type and a key are words.
    let kind = TYPES[random.below(12)];
    let key = ["a", "b", "good", "self", "A1"][random.below(5)];
    let _ = write!(text, "@{kind}{{{key}");
    for _ in 0..2 + random.below(6) {
        let (name, pool) = *random.one_of(FIELDS);
        let value = balanced(&value(pool, random));
        let value = match random.below(12) {
            0 => format!("\"{}\"", value.replace('"', "''")),
            1 => format!("{{{value}}} # jan # {{{value}}}"),
            2 if value.bytes().all(|byte| byte.is_ascii_digit()) && !value.is_empty() => {
                value
            }
            _ => format!("{{{value}}}"),
        };
        let _ = write!(text, ",\n  {name} = {value}");
    }
    text.push_str("\n}\n");
}

/// The same with a partner for each brace.
fn balanced(value: &str) -> String {
    let mut made = String::new();
    let mut depth = 0;
    for character in value.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => continue,
            '}' => depth -= 1,
            // A line that starts with it is the next entry.
            '@' if made.trim_end_matches(' ').is_empty() || made.ends_with('\n') => {
                continue;
            }
            _ => {}
        }
        made.push(character);
    }
    // Readers of BibTeX do not count a brace behind a backslash differently.
    made.push_str(&"}".repeat(depth));
    made
}
