//! Texts that hold the names of several people, where one is meant to stand.

/// The names of a text that holds more than one, where that cannot be doubted: `Ada Lovelace
/// and Charles Babbage`, `Lovelace, A., Babbage, C.`. A text in braces is one name.
pub fn several(written: &str) -> Option<Vec<String>> {
    if written.trim_start().starts_with('{') {
        return None;
    }
    let parts = |separators: &[&str]| {
        let mut parts = vec![written];
        for separator in separators {
            parts = parts.iter().flat_map(|part| part.split(separator)).collect();
        }
        let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect::<Vec<_>>()
    };
    let words = |part: &String| part.split(' ').count();
    let by_sign = parts(&[" and ", " & ", ";"]);
    let by_comma = parts(&[","]);
    // Family and given names by turns, or names of several words.
    let are_pairs = by_comma.len() > 3 && by_comma.len().is_multiple_of(2);
    let are_whole = by_comma.len() > 1 && by_comma.iter().all(|part| words(part) > 1);
    if by_sign.len() > 1 {
        let are_lists = by_sign.iter().all(|part| words(part) > 1 || !part.contains(','));
        let all = parts(&[" and ", " & ", ";", ","]);
        let is_mixed = all.iter().all(|part| words(part) > 1);
        return Some(if are_lists && is_mixed { all } else { by_sign });
    }
    if are_whole {
        return Some(by_comma);
    }
    are_pairs.then(|| {
        by_comma.chunks(2).map(|pair| format!("{} {}", pair[1], pair[0])).collect()
    })
}
