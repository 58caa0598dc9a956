//! A text that another output than a PDF shows, beside the document it was made of.

use std::collections::HashSet;

use super::expected;
use super::{Fault, Words, letters};
use crate::document::Document;

/// Which texts of a document another output lacks or has out of order, and which addresses no
/// link of it leads to. None for `links` is an output in which addresses
/// stand behind the words that lead there.
pub fn verify_text(
    document: &Document,
    text: &str,
    links: Option<&[String]>,
) -> Vec<Fault> {
    let expected = match links {
        Some(_) => expected::of(document),
        None => expected::with_addresses(document),
    };
    let (mut faults, shown) = (Vec::new(), letters(text));
    let mut at = 0;
    for passage in expected.stretches.iter().flat_map(|stretch| &stretch.passages) {
        let mut end = at;
        for piece in &passage.pieces {
            let found = shown.get(at..).and_then(|rest| rest.find(&piece.letters));
            match found {
                Some(place) => end = end.max(at + place + piece.letters.len()),
                None if shown.contains(&piece.letters) => {
                    faults.push(Fault::Misplaced(Words::of(piece, passage)));
                }
                None => faults.push(Fault::Lost(Words::of(piece, passage))),
            }
        }
        at = end;
    }
    if let Some(links) = links {
        let shown: HashSet<&str> = links.iter().map(String::as_str).collect();
        let mut told = HashSet::new();
        for address in &expected.addresses {
            let written = crate::write::address::address(address);
            if !shown.contains(written.as_str()) && told.insert(address) {
                faults.push(Fault::MissingLink { address: address.clone() });
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Report;
    use crate::source::Source;

    #[test]
    fn what_another_output_loses_is_found() {
        let yaml = "cv: {name: Ada Lovelace, email: a@b.org}\nsections:\n  - kind: text\n    \
                    title: Profile\n    text: [First words, Second words]\n";
        let document = crate::read(&Source::new("cv.yaml", yaml), &mut Report::default());
        let document = document.expect("a CV");
        let faults = |text: &str, links: &[&str]| -> Vec<String> {
            let links: Vec<_> = links.iter().map(|link| (*link).to_owned()).collect();
            let faults = verify_text(&document, text, Some(&links));
            let said = faults.into_iter().map(|fault| match fault {
                Fault::Lost(words) => format!("lost {}", words.text),
                Fault::Misplaced(words) => format!("misplaced {}", words.text),
                Fault::MissingLink { address } => address,
                other => format!("{other:?}"),
            });
            said.collect()
        };
        let all = "Ada Lovelace a@b.org Profile First words Second words";
        assert_eq!(faults(all, &["mailto:a@b.org"]), [""; 0]);
        assert_eq!(
            faults(&all.replace("Second", ""), &[]),
            ["lost Second words", "mailto:a@b.org"]
        );
        let moved = "Ada Lovelace a@b.org Profile Second words First words";
        assert_eq!(faults(moved, &["mailto:a@b.org"]), ["misplaced Second words"]);
    }
}
