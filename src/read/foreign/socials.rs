//! The profiles of a site of al-folio, which stand beside its CV in `_data/socials.yml`.

use super::nodes::scalar;
use crate::diagnostics::Report;
use crate::read::yaml;
use crate::source::{Source, Span};
use crate::tree::{Field, Node, Value};

/// The names in the file, the fields of `profiles`, and the part of an address before the name.
const SITES: [(&str, &str, &str); 21] = [
    ("github_username", "github", "github.com/"),
    ("gitlab_username", "gitlab", "gitlab.com/"),
    ("linkedin_username", "linkedin", "linkedin.com/in/"),
    ("orcid_id", "orcid", "orcid.org/"),
    ("scholar_userid", "google-scholar", "user="),
    ("semanticscholar_id", "semantic-scholar", "author/"),
    ("dblp_url", "dblp", "/pid/"),
    ("research_gate_profile", "researchgate", "profile/"),
    ("x_username", "x", "x.com/"),
    ("twitter_username", "x", "twitter.com/"),
    ("mastodon_username", "mastodon", "://"),
    ("bluesky_url", "bluesky", "profile/"),
    ("stackoverflow_id", "stackoverflow", "users/"),
    ("youtube_id", "youtube", "youtube.com/"),
    ("inspirehep_id", "inspire", "authors/"),
    ("kaggle_id", "kaggle", "kaggle.com/"),
    ("osf_id", "osf", "osf.io/"),
    ("scopus_id", "scopus", "authorId="),
    ("acm_id", "acm", "profile/"),
    ("instagram_id", "instagram", "instagram.com/"),
    ("telegram_username", "telegram", "t.me/"),
];

/// Gives a CV the profiles of such a file that it does not have.
pub(super) fn add(cv: &mut Node, source: &Source) {
    let Some(root) = yaml::parse(source, &mut Report::default()) else { return };
    let Value::Mapping(fields) = &mut cv.value else { return };
    let Some(person) = fields.iter_mut().find(|field| field.key == "cv") else { return };
    let span = person.key_span;
    let Value::Mapping(person) = &mut person.value.value else { return };
    if let Some(mail) = said(&root, "email").filter(|_| !has(person, "email")) {
        person.push(field("email", &mail, span));
    }
    let place = person.iter().position(|field| field.key == "profiles");
    let at = place.unwrap_or_else(|| {
        let value = Node::mapping(span, Vec::new());
        person.push(Field { key: "profiles".to_owned(), key_span: span, value });
        person.len() - 1
    });
    let Value::Mapping(profiles) = &mut person[at].value.value else { return };
    for (name, site, before) in SITES {
        let Some(written) = said(&root, name).filter(|_| !has(profiles, site)) else {
            continue;
        };
        let bare = written.split_once(before).map_or(written.as_str(), |(_, bare)| bare);
        let bare = bare.split(['?', '&']).next().unwrap_or(bare).trim_end_matches('/');
        let bare = bare.strip_suffix(".html").unwrap_or(bare);
        let text = match bare.split_once("/@") {
            Some((server, name)) if site == "mastodon" => format!("@{name}@{server}"),
            _ => bare.to_owned(),
        };
        profiles.push(field(site, &text, span));
    }
    if profiles.is_empty() {
        person.remove(at);
    }
}

fn has(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| field.key == name)
}

fn field(key: &str, text: &str, span: Span) -> Field {
    Field { key: key.to_owned(), key_span: span, value: scalar(span, text) }
}

/// What a field says, which may be a group with a `value`.
fn said(root: &Node, name: &str) -> Option<String> {
    let value = &root.get(name)?.value;
    let value = value.get("value").map_or(value, |field| &field.value);
    let text = value.text()?.trim();
    (!text.is_empty() && !value.is_null()).then(|| text.to_owned())
}
