//! What a CV lacks of its author's published works.

pub(crate) mod lacking;
pub(crate) mod work;

use super::add::bibtex_input::BibtexInput;
use super::add::refusal::Refusal;
use crate::diagnostics::Diagnostic;
use crate::services::{Account, Services};
use work::Work;

/// What the services list for all accounts.
pub(crate) fn listed(
    accounts: &[Account],
    services: &Services,
    missing: &mut Vec<Diagnostic>,
) -> Result<Vec<Work>, Refusal> {
    let mut works = Vec::new();
    for account in accounts {
        let listing = services.works(account)?;
        missing.extend(listing.missing);
        for listed in listing.works {
            match Work::read(account, listed) {
                Ok(work) => works.push(work),
                Err(fault) => missing.push(fault),
            }
        }
    }
    Ok(works)
}

/// The texts of the works that were chosen, with their authors.
pub(crate) fn complete(
    chosen: Vec<Work>,
    services: &Services,
    missing: &mut Vec<Diagnostic>,
) -> Vec<BibtexInput> {
    let mut given = Vec::new();
    for work in chosen {
        match work.complete(services) {
            Ok(text) => given.push(text),
            Err(fault) => missing.push(fault),
        }
    }
    given
}
