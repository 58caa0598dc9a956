//! Numbers of preprints at arXiv, wherever they are written.

use std::ops::Range;

/// The number in a text, and its bytes: `2301.01234v2`, `hep-th/9901001`.
pub(super) fn number(text: &str) -> Option<Range<usize>> {
    let is_boundary = |at: usize| {
        let before = &text[..at];
        let is_doi = |tail: &str| tail.eq_ignore_ascii_case("arxiv.");
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '.')
            || before.get(at.saturating_sub(6)..).is_some_and(is_doi)
    };
    let mut starts = text.char_indices().map(|(at, _)| at).filter(|at| is_boundary(*at));
    starts.find_map(|start| Some(start..start + length(&text[start..])?))
}

fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        bytes.get(from..).map_or(0, |rest| {
            rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
        })
    };
    let is_month = |at: usize| {
        let month = text.get(at + 2..at + 4).and_then(|month| month.parse::<u8>().ok());
        month.is_some_and(|month| (1..=12).contains(&month))
    };
    let bare = if digits(0) == 4 && bytes.get(4) == Some(&b'.') && is_month(0) {
        matches!(digits(5), 4 | 5).then(|| 5 + digits(5))?
    } else {
        let is_archive = |byte: &&u8| byte.is_ascii_alphabetic() || b"-.".contains(byte);
        let archive = bytes.iter().take_while(is_archive).count();
        let is_old = archive > 1
            && bytes.get(archive) == Some(&b'/')
            && digits(archive + 1) == 7
            && is_month(archive + 1);
        is_old.then_some(archive + 8)?
    };
    let version = match bytes.get(bare) {
        Some(b'v') if digits(bare + 1) > 0 => 1 + digits(bare + 1),
        _ => 0,
    };
    Some(bare + version)
}

/// The number in a text that names arXiv, and whether the text says nothing else.
pub(super) fn named(text: &str) -> Option<(String, bool)> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let is_named = lower.contains("arxiv") || lower.starts_with("abs/");
    if !is_named && !words.any(|word| word == "corr") {
        return None;
    }
    let found = number(text)?;
    let rest =
        format!("{} {}", &lower[..found.start.min(lower.len())], lower.get(found.end..)?);
    Some((text[found].to_owned(), is_nothing_else(&rest)))
}

/// Whether a text names arXiv and nothing else: `arXiv preprint`, `CoRR`.
pub(super) fn is_repository(text: &str) -> bool {
    let lower = text.to_lowercase();
    (lower.contains("arxiv") || lower.trim() == "corr") && is_nothing_else(&lower)
}

fn is_nothing_else(lower: &str) -> bool {
    // The class of a preprint stands in brackets: `[cs.LG]`.
    let outside = lower.split('[').enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once(']').map_or(part, |(_, behind)| behind),
    });
    let outside: Vec<_> = outside.collect();
    let is_letter = |c: char| c.is_alphanumeric();
    outside.join(" ").split(|c| !is_letter(c)).filter(|word| !word.is_empty()).all(
        |word| {
            matches!(
                word,
                "arxiv"
                    | "org"
                    | "https"
                    | "http"
                    | "www"
                    | "abs"
                    | "pdf"
                    | "preprint"
                    | "preprints"
                    | "eprint"
                    | "eprints"
                    | "e"
                    | "print"
                    | "prints"
                    | "corr"
                    | "doi"
                    | "10"
                    | "48550"
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_wherever_it_stands() {
        let found = named;
        for (text, number, only) in [
            ("arXiv preprint arXiv:2001.00001", "2001.00001", true),
            ("https://arxiv.org/abs/2001.00001v2", "2001.00001v2", true),
            ("https://arxiv.org/pdf/hep-th/9901001.pdf", "hep-th/9901001", true),
            ("CoRR, abs/2001.00001", "2001.00001", true),
            ("abs/2001.00001", "2001.00001", true),
            ("10.48550/arXiv.2001.00001", "2001.00001", true),
            ("arXiv:1412.6980 [cs.LG]", "1412.6980", true),
            ("Code at arXiv:1412.6980", "1412.6980", false),
        ] {
            assert_eq!(found(text), Some((number.to_owned(), only)), "{text}");
        }
        assert_eq!(found("arXiv 2020"), None);
        assert!(is_repository("arXiv e-prints") && is_repository("CoRR"));
        assert!(!is_repository("Correlations"));
    }
}
