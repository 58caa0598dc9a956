//! Phrases that people write in notes, and the fields of their own that they stand for.

/// How far a publication has come, when a text says only this.
pub(super) fn status(text: &str) -> Option<&'static str> {
    let words = words(text);
    let words = words.strip_prefix("manuscript ").unwrap_or(&words);
    Some(match words {
        "in press" | "inpress" | "to appear" | "forthcoming" | "in print"
        | "in production" | "prepublished" | "online first" | "ahead of print" => {
            "in-press"
        }
        "accepted"
        | "accepted for publication"
        | "accepted for presentation"
        | "conditionally accepted"
        | "accepted with minor revisions" => "accepted",
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
        "submitted" | "submitted for publication" | "in submission" => "submitted",
        "in preparation"
        | "inpreparation"
        | "in prep"
        | "in progress"
        | "draft"
        | "work in progress"
        | "working paper"
        | "unpublished manuscript" => "in-preparation",
        "published" => "published",
        _ => return None,
    })
}

/// The status in front of the name of a venue: `Submitted to X`; the rest is the venue.
pub(super) fn status_of_venue(text: &str) -> Option<(&'static str, &str)> {
    const STARTS: [(&str, &str); 9] = [
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
}
