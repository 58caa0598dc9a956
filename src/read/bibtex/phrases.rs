//! Phrases that people write in notes, and the fields of their own that they stand for.

/// How far a publication has come, when a text says only this.
pub(super) fn status(text: &str) -> Option<&'static str> {
    let words = words(text);
    let words = words.strip_prefix("manuscript ").unwrap_or(&words);
    Some(match words {
        "in press"
        | "inpress"
        | "to appear"
        | "forthcoming"
        | "in print"
        | "in production"
        | "im druck"
        | "im erscheinen"
        | "erscheint demnächst"
        | "sous presse"
        | "à paraître"
        | "en prensa"
        | "in corso di stampa"
        | "no prelo"
        | "в печати" => "in-press",
        "prepublished"
        | "published online"
        | "published online first"
        | "online first"
        | "online ahead of print"
        | "advance online publication"
        | "advance access"
        | "early access"
        | "epub ahead of print"
        | "ahead of print"
        | "early view"
        | "articles in advance" => "online-first",
        "accepted"
        | "accepted for publication"
        | "accepted for presentation"
        | "conditionally accepted"
        | "accepted with minor revisions"
        | "angenommen"
        | "accepté"
        | "aceptado"
        | "accettato"
        | "aceito" => "accepted",
        "under review"
        | "in review"
        | "under peer review"
        | "under revision"
        | "in revision"
        | "currently under review"
        | "revise and resubmit"
        | "minor revision"
        | "major revision"
        | "under submission" => "under-review",
        "submitted"
        | "submitted for publication"
        | "in submission"
        | "eingereicht"
        | "soumis"
        | "enviado"
        | "submetido" => "submitted",
        "in preparation"
        | "inpreparation"
        | "in prep"
        | "in progress"
        | "draft"
        | "work in progress"
        | "working paper"
        | "unpublished manuscript"
        | "in vorbereitung"
        | "en préparation"
        | "en preparación"
        | "in preparazione"
        | "em preparação" => "in-preparation",
        "published" => "published",
        _ => return None,
    })
}

/// The status in front of the name of a venue: `Submitted to X`; the rest is the venue.
pub(super) fn status_of_venue(text: &str) -> Option<(&'static str, &str)> {
    const STARTS: [(&str, &str); 10] = [
        ("preprint submitted to ", "submitted"),
        ("submitted to ", "submitted"),
        ("under review at ", "under-review"),
        ("under review in ", "under-review"),
        ("under review for ", "under-review"),
        ("to appear in ", "in-press"),
        ("to appear at ", "in-press"),
        ("accepted at ", "accepted"),
        ("accepted to ", "accepted"),
        ("accepted in ", "accepted"),
    ];
    STARTS.iter().find_map(|(start, status)| {
        let head = text.get(..start.len())?;
        head.eq_ignore_ascii_case(start).then(|| (*status, text[start.len()..].trim()))
    })
}

/// How a publication was presented, when a text says only this.
pub(super) fn presentation(text: &str) -> Option<&'static str> {
    let words = words(text);
    let words = words.strip_suffix(" presentation").unwrap_or(&words);
    Some(match words {
        "oral" | "talk" | "long talk" | "contributed talk" => "oral",
        "spotlight" | "spotlight talk" | "short talk" => "spotlight",
        "poster" => "poster",
        "highlight" => "highlight",
        _ => return None,
    })
}

/// Whether a text is more than a sign for nothing.
pub(super) fn means_something(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !matches!(
        bare.as_str(),
        "" | "na" | "n/a" | "none" | "null" | "nil" | "undefined" | "tba"
    )
}

/// Whether a note is of a database: how often a work was cited, or when it was looked at.
pub(super) fn is_bookkeeping(text: &str) -> bool {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let is_zeros = bare.len() >= 4
        && bare.split(|c: char| !c.is_alphanumeric()).next().is_some_and(|first| {
            first.len() >= 4 && first.starts_with("000") && is_digits(first)
        })
        && bare.len() <= 16;
    let mut parts =
        bare.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty());
    is_zeros || !bare.is_empty() && parts.all(is_count_of_citations)
}

/// `cited by 5`, `citations: 5`, `5 citations (Semantic Scholar/DOI) [2021-01-01]`,
/// `query date: 2021-01-01`, `citation key: x`.
fn is_count_of_citations(part: &str) -> bool {
    let counts =
        ["cited by", "times cited", "citations", "citation count", "citation counts"];
    let counted = counts.iter().any(|start| {
        part.strip_prefix(start).is_some_and(|rest| {
            let rest = rest.trim_start_matches([':', ' ', '=']);
            rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() < 12
        })
    });
    let digits = part.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = digits.len() < part.len();
    let behind = digits.trim_start();
    let is_behind = behind.strip_prefix("citations").or(behind.strip_prefix("citation"));
    let is_source = is_behind
        .is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with(['(', '[']));
    counted
        || part.ends_with("open access")
        || is_number && is_source
        || part.starts_with("query date:")
        || part.starts_with("export date:")
        || part.starts_with("cited references count:")
        || part.starts_with("publisher copyright:")
        || part.starts_with("accessed:") && part.len() < 24
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text says yes.
pub(super) fn is_yes(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "true" | "yes" | "1" | "y" | "x" | "on")
}

/// A text in lower case without brackets and full stops.
fn words(text: &str) -> String {
    let is_mark = |c: char| c.is_whitespace() || ".,;()[]*!".contains(c);
    let text = text.trim_matches(is_mark).to_lowercase();
    text.replace(['-', '_', '\u{a0}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_phrase_is_a_status() {
        assert_eq!(status("(Under review)"), Some("under-review"));
        assert_eq!(status("To appear."), Some("in-press"));
        assert_eq!(status("Under review at a journal"), None);
        let venue = status_of_venue("Submitted to Scientific Memoirs");
        assert_eq!(venue, Some(("submitted", "Scientific Memoirs")));
        assert_eq!(presentation("Oral presentation"), Some("oral"));
        assert_eq!(presentation("Oral history"), None);
    }

    #[test]
    fn what_databases_count_is_no_remark() {
        for note in [
            "cited By 5",
            "Cited by: 12; All Open Access, Green Open Access",
            "Times Cited: 3",
            "Citations: 3",
            "00000",
            "0000012[s0]",
            "7 citations (Semantic Scholar/DOI) [2021-01-01]",
            "Query date: 2021-01-01",
        ] {
            assert!(is_bookkeeping(note), "{note}");
        }
        for note in ["Cited 1,000 times", "Best paper", "5 pages", "2021", "1000", ""] {
            assert!(!is_bookkeeping(note), "{note}");
        }
    }
}
