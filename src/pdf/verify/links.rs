//! The links of a PDF beside those of the document.

use std::collections::HashSet;

use super::Fault;
use super::pdf::Page;
use crate::write::address::address;

/// Links that lead to no address, and addresses of the document to which none leads. In a PDF
/// without any link they are left out on purpose.
pub(super) fn check(pages: &[Page], wanted: &[String], faults: &mut Vec<Fault>) {
    if pages.iter().all(|page| page.links.is_empty()) {
        return;
    }
    let wanted: Vec<_> = wanted.iter().map(|url| address(url)).collect();
    let mut left: HashSet<&str> = wanted.iter().map(String::as_str).collect();
    let known = left.clone();
    for (at, page) in pages.iter().enumerate() {
        for link in &page.links {
            let address = link.as_deref().unwrap_or_default();
            left.remove(address);
            if !known.contains(address) && !is_address(address) {
                let address = link.clone();
                faults.push(Fault::MalformedLink { address, page: at + 1 });
            }
        }
    }
    for address in &wanted {
        if left.remove(address.as_str()) {
            faults.push(Fault::MissingLink { address: address.clone() });
        }
    }
}

/// Whether a text is an address with a scheme (RFC 3986).
fn is_address(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
            && !rest.is_empty()
            && address(rest) == rest
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_scheme_and_no_spaces() {
        assert!(is_address("https://example.org/a?b#c"));
        assert!(is_address("mailto:a@example.org"));
        for text in ["", "example.org", "https:", "https://a b", "1s:a"] {
            assert!(!is_address(text), "{text}");
        }
    }
}
