//! A CV that names the `.bib` file, and one with something of everything whose values are
//! strange.

use super::{ADDRESSES, DATES, NAMES, NUMBERS, Pool, Random, TEX, WORDS, value};

/// A CV with little beside a list of this kind.
pub(crate) fn bare(kind: &str, has_style: bool, random: &mut Random) -> String {
    let name = *random.one_of(&["Ada Lovelace", "Lovelace, Ada", "张三", "A"]);
    let locale = *random.one_of(&["en", "de", "fr", "zh", "ar", "fi", "hu"]);
    let style = *random.one_of(&["apa", "nature", "ieee", "chicago-author-date"]);
    let style = if has_style && kind == "publications" {
        format!(", style: {style}")
    } else {
        String::new()
    };
    format!("cv: {{name: \"{name}\"}}\nlocale: {locale}\nsections:\n- {{kind: {kind}, from: papers.bib{style}}}\n")
        .replace("locale: zh", "locale: en")
        .replace("locale: ar", "locale: en-GB")
}

/// The lines of a CV; at each `@` stands a value.
const LINES: &[(&str, Pool)] = &[
    ("cv:", &[]),
    ("  name: @", NAMES),
    ("  headline: @", TEX),
    ("  email: @", ADDRESSES),
    ("  website: @", ADDRESSES),
    ("  phone: @", ADDRESSES),
    ("  location: @", TEX),
    ("  profiles: {orcid: @}", ADDRESSES),
    ("  summary: @", TEX),
    ("date: @", DATES),
    ("locale: @", WORDS),
    ("design: {font-size: @}", NUMBERS),
    ("sections:", &[]),
    ("- kind: experience", &[]),
    ("  title: @", TEX),
    ("  entries:", &[]),
    ("  - position: @", TEX),
    ("    organization: @", TEX),
    ("    start: @", DATES),
    ("    end: @", DATES),
    ("    location: @", TEX),
    ("    summary: @", TEX),
    ("    highlights: [@]", TEX),
    ("- kind: education", &[]),
    ("  entries:", &[]),
    ("  - institution: @", TEX),
    ("    degree: @", TEX),
    ("    area: @", TEX),
    ("    date: @", DATES),
    ("- kind: publications", &[]),
    ("  names: @", WORDS),
    ("  max-authors: @", NUMBERS),
    ("  sort: @", WORDS),
    ("  entries:", &[]),
    ("  - title: @", TEX),
    ("    authors: [@]", NAMES),
    ("    venue: @", TEX),
    ("    volume: @", NUMBERS),
    ("    pages: @", NUMBERS),
    ("    date: @", DATES),
    ("    doi: @", ADDRESSES),
    ("    url: @", ADDRESSES),
    ("    status: @", WORDS),
    ("- kind: talks", &[]),
    ("  entries:", &[]),
    ("  - title: @", TEX),
    ("    event: @", TEX),
    ("    date: @", DATES),
    ("- kind: skills", &[]),
    ("  entries:", &[]),
    ("  - name: @", TEX),
    ("    items: [@]", TEX),
    ("- kind: text", &[]),
    ("  text: @", TEX),
    ("- kind: bullets", &[]),
    ("  entries: [@]", TEX),
    ("- {kind: publications, from: papers.bib}", &[]),
];

/// What stands at a place that is left as it is.
fn good(line: &str) -> Option<&'static str> {
    let name = line.trim_start_matches(['-', ' ']).split(':').next()?;
    Some(match name {
        "name" | "authors" => "Ada Lovelace",
        "title" | "position" | "institution" | "text" | "entries" | "organization" => {
            "Engines"
        }
        "items" => "Wheels",
        _ => return None,
    })
}

/// A CV with one to four strange values.
pub(crate) fn mutated(random: &mut Random) -> String {
    let places: Vec<_> = (0..LINES.len()).filter(|at| !LINES[*at].1.is_empty()).collect();
    let chosen: Vec<_> = (0..=random.below(4)).map(|_| *random.one_of(&places)).collect();
    let mut text = String::new();
    for (at, (line, pool)) in LINES.iter().enumerate() {
        let value = if chosen.contains(&at) {
            Some(written(&value(pool, random), random))
        } else {
            good(line).map(str::to_owned)
        };
        match value {
            Some(value) => text += &line.replace('@', &value),
            None if line.contains('@') => continue,
            None => text += line,
        }
        text.push('\n');
    }
    text
}

/// A value as YAML takes it: mostly in quotes, else as it is where it is plain.
fn written(value: &str, random: &mut Random) -> String {
    let is_plain = !value.is_empty()
        && value.chars().all(|c| c.is_alphanumeric() || "-./ ".contains(c))
        && value.starts_with(char::is_alphanumeric)
        && !value.ends_with(' ');
    if is_plain && random.is_one_in(2) {
        return value.to_owned();
    }
    serde_json::to_string(value).expect("a text is valid JSON")
}
