//! What stands between names: BibTeX's `and`, and what people write instead.

/// Words that stand for `and` in other languages.
pub(super) const CONJUNCTIONS: [&str; 11] =
    ["und", "et", "y", "e", "og", "och", "en", "ve", "i", "ja", "и"];

/// How many bytes ` and ` takes here.
pub(super) fn and_at(list: &str, at: usize) -> usize {
    let bytes = &list.as_bytes()[at..];
    let is_space = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_whitespace() || *byte == 1)
    };
    let is_and = is_space(bytes.first())
        && bytes.get(1..4).is_some_and(|word| word.eq_ignore_ascii_case(b"and"))
        && (is_space(bytes.get(4)) || bytes.len() == 4);
    if is_and { 4 } else { 0 }
}

/// How many bytes a semicolon takes here; that of `&amp;` is none.
pub(super) fn semicolon_at(list: &str, at: usize) -> usize {
    let bytes = list.as_bytes();
    if bytes[at] != b';' {
        return 0;
    }
    let start = at.saturating_sub(9);
    let is_entity = bytes[start..at]
        .iter()
        .rev()
        .find(|byte| !byte.is_ascii_alphanumeric() && **byte != b'#')
        .is_some_and(|byte| *byte == b'&');
    usize::from(!is_entity)
}

/// How many bytes ` & ` or ` \& ` takes here; that before `Sons` is part of a name.
pub(super) fn ampersand_at(list: &str, at: usize) -> usize {
    const COMPANIES: [&str; 7] =
        ["Sons", "Son", "Co", "Company", "Bros", "Associates", "Partners"];
    let rest = &list.as_bytes()[at..];
    let signs: [&str; 3] = [" & ", " \\& ", " &amp; "];
    let found = signs.iter().find(|sign| rest.starts_with(sign.as_bytes()));
    found.map_or(0, |sign| {
        let behind = list.get(at + sign.len()..).unwrap_or_default();
        let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if COMPANIES.contains(&word) { 0 } else { sign.len() }
    })
}
