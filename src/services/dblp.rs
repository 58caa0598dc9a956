//! The works of a person at DBLP, which gives them as one `.bib` file.
//!
//! The form is that of <https://dblp.org/faq/How+to+use+the+dblp+search+API>; titles carry
//! braces for capitals, and names of which there are several a number: `Wei Wang 0001`.

use super::faults::{self, Service};
use super::http::path;
use super::{ListedWork, Listing, Services};
use crate::diagnostics::Diagnostic;
use crate::records::bibtex;
use crate::records::bibtex::BibtexRecord;

/// All works of a person.
pub(super) fn works(services: &Services, pid: &str) -> Result<Listing, Diagnostic> {
    let address = format!("{}/pid/{}.bib", services.settings.dblp, path(pid));
    let form = "application/x-bibtex, text/plain";
    // Each entry by itself, without `crossref`.
    let question = [("param", "1")];
    let answer = services.client.get(Service::Dblp, &address, &question, form)?;
    match answer.status {
        200 => listing(&answer.text),
        404 | 410 => Err(faults::unknown_account(Service::Dblp, pid)),
        status => Err(faults::refused(Service::Dblp, status)),
    }
}

fn listing(text: &str) -> Result<Listing, Diagnostic> {
    let mut listing = Listing::default();
    let text = text.trim_start();
    if !text.is_empty() && !text.starts_with('@') {
        return Err(faults::other_form(Service::Dblp, "BibTeX"));
    }
    for entry in text.split("\n@").filter(|entry| !entry.trim().is_empty()) {
        let text = format!("@{}", entry.trim_start_matches('@'));
        if let Some(entry) = bibtex::one(&text) {
            listing.works.push(listed(entry));
        } else {
            let head = text.lines().next().unwrap_or_default();
            let key = head.split_once('{').map_or(head, |(_, key)| key);
            let key = key.trim().trim_end_matches(',');
            listing.missing.push(faults::missing(Service::Dblp, key));
        }
    }
    Ok(listing)
}

fn listed(mut entry: BibtexRecord) -> ListedWork {
    for list in ["author", "editor"] {
        if let Some(names) = entry.get(list) {
            let names: Vec<_> = names.split(" and ").map(without_number).collect();
            let names = names.join(" and ");
            entry.remove(list);
            entry.tex(list, Some(names));
        }
    }
    ListedWork { bibtex: entry.written(), authors_at: None }
}

/// A name without the number that tells it from the same name of others.
fn without_number(name: &str) -> &str {
    let number = name.trim().rsplit_once(' ');
    let is_number =
        |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    number.filter(|(_, word)| is_number(word)).map_or(name.trim(), |(name, _)| name)
}
