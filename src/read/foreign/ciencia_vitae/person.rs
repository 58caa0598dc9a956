//! The person of a CV of CIÊNCIAVITAE.

use super::super::convert::{Draft, Import, scalar, words};
use super::super::listed::{self, all};
use super::tables::PERSON;
use super::{made, said};
use crate::tree::{Field, Node};

/// The person.
pub(super) fn person(node: &Node, import: &mut Import) -> Draft {
    let mut cv = import.draft(node, &PERSON);
    for name in ["names", "surnames"] {
        import.take(node, &format!("person-info.{name}"));
    }
    for name in all(node, "citation-names.citation-name") {
        let Some(name) = said(name, import) else { continue };
        import.use_up(name);
        cv.append_at(name.span, "aliases", name.clone());
    }
    for mail in all(node, "emails.email") {
        if let Some(address) = import.take(mail, "email-address") {
            cv.append_at(address.span, "email", address.clone());
        }
    }
    for phone in all(node, "phone-numbers.phone-number") {
        listed::join(
            phone,
            &["country-code", "local-number", "extension"],
            " ",
            (&mut cv, "phone"),
            import,
        );
    }
    for address in all(node, "mailing-addresses.mailing-address").into_iter().take(1) {
        listed::join(
            address,
            &["city", "country.text"],
            ", ",
            (&mut cv, "location"),
            import,
        );
    }
    for page in all(node, "web-addresses.web-address") {
        if let Some(url) = import.take(page, "url") {
            cv.append_at(url.span, "website", url.clone());
        }
    }
    identifiers(node, import, &mut cv);
    cv
}

/// The person's names at other places.
fn identifiers(node: &Node, import: &mut Import, cv: &mut Draft) {
    let mut profiles: Vec<Field> = Vec::new();
    for id in all(node, "author-identifiers.author-identifier") {
        let kind = id.get("identifier-type").map(|field| &field.value);
        let code = kind.and_then(|kind| kind.get("code")).and_then(|it| it.value.text());
        let value = import.peek(id, "identifier").filter(|it| it.text().is_some());
        let (Some(code), Some(value)) = (code, value) else { continue };
        let written = value.text().unwrap_or_default();
        let bare = written.rsplit('/').next().unwrap_or_default().to_owned();
        let (key, text) = match code {
            "ORCID" => ("orcid", bare),
            "GOOGLE" => (
                "google-scholar",
                bare.rsplit("user=").next().unwrap_or_default().to_owned(),
            ),
            "SCOPUS" => ("scopus", bare),
            "WOS" => ("web-of-science", bare),
            "CIENCIAID" => {
                ("Ciência ID", format!("https://www.cienciavitae.pt/portal/{bare}"))
            }
            _ => continue,
        };
        if profiles.iter().any(|profile| profile.key == key) {
            continue;
        }
        import.use_up(value);
        let value = words(value, &text);
        profiles.push(Field { key: key.to_owned(), key_span: value.span, value });
    }
    if let Some(first) = profiles.first() {
        let span = first.value.span;
        cv.append_at(span, "profiles", Node::mapping(span, profiles));
    }
}

/// How well a language is read, written, spoken and understood.
const LEVELS: [&str; 5] = ["read", "write", "speak", "understand-spoken", "peer-review"];

/// The languages that the person knows.
pub(super) fn languages(node: &Node, import: &mut Import) -> Option<Node> {
    let mut entries = Vec::new();
    for item in all(node, "language-competencies.language-competency") {
        let mut draft = Draft::default();
        if let Some(language) =
            import.peek(item, "language").and_then(|it| said(it, import))
        {
            import.use_up(language);
            draft.append_at(language.span, "language", language.clone());
        }
        if let Some(is_native) = import.take(item, "mother-tongue") {
            let level = scalar(is_native.span, "Língua materna");
            draft.append_at(is_native.span, "level", level);
        }
        let levels: Vec<_> = LEVELS
            .iter()
            .filter_map(|name| said(import.peek(item, name)?, import))
            .collect();
        let said: Vec<_> = levels.iter().filter_map(|node| node.text()).collect();
        if let (Some(first), Some(level)) = (levels.first(), said.first()) {
            let is_same = said.iter().all(|text| text == level);
            let text = if is_same { (*level).to_owned() } else { said.join(", ") };
            draft.append_at(first.span, "level", words(first, &text));
        }
        levels.iter().for_each(|node| import.use_up(node));
        entries.push(draft.node(item.span));
    }
    made("languages", None, entries)
}
