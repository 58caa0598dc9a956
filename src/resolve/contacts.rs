//! How to reach the person: addresses and profiles as they stand on the page.

use crate::document::Contact;
use crate::model::cv::Person;
use crate::model::values::Plain;
use crate::text::{self, Inline};

/// The contacts of a person, in the order of the page.
pub(super) fn of(person: &Person) -> Vec<Contact> {
    of_letter(person).into_iter().chain(profiles(person)).collect()
}

/// The contacts that a letter has above it: where the person can be reached, without the
/// profiles, which are for the CV.
pub(super) fn of_letter(person: &Person) -> Vec<Contact> {
    let mut contacts = Vec::new();
    for place in &person.location {
        contacts.push(Contact { kind: "location", content: text::parse(place.as_str()) });
    }
    for email in &person.email {
        let email = email.as_str();
        contacts.push(linked("email", email, format!("mailto:{email}")));
    }
    for phone in &person.phone {
        let digits: String =
            phone.as_str().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        contacts.push(linked("phone", phone.as_str(), format!("tel:{digits}")));
    }
    for website in &person.website {
        let url = website.as_str();
        contacts.push(linked("website", without_scheme(url), url.to_owned()));
    }
    contacts
}

/// An address as it is shown: without `https://` and a slash at its end.
pub(super) fn without_scheme(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    bare.strip_suffix('/').unwrap_or(bare)
}

fn profiles(person: &Person) -> impl Iterator<Item = Contact> {
    let of = &person.profiles;
    let orcid = of.orcid.as_ref().map(|orcid| {
        let page = format!("orcid.org/{}", orcid.as_str());
        linked("orcid", &page, format!("https://{page}"))
    });
    let scholar = of.google_scholar.as_ref().map(|user| {
        let page = "scholar.google.com/citations?user=";
        linked("google-scholar", "Google Scholar", address(user, page))
    });
    let mastodon = of.mastodon.as_ref().map(|handle| {
        let bare = handle.as_str().trim_start_matches('@');
        let url = match bare.split_once('@') {
            Some((name, server)) => format!("https://{server}/@{name}"),
            None => address(handle, ""),
        };
        linked("mastodon", handle.as_str(), url)
    });
    let plain = [
        ("github", &of.github, "github.com/"),
        ("gitlab", &of.gitlab, "gitlab.com/"),
        ("linkedin", &of.linkedin, "linkedin.com/in/"),
        ("x", &of.x, "x.com/"),
        ("bluesky", &of.bluesky, "bsky.app/profile/"),
        ("dblp", &of.dblp, "dblp.org/pid/"),
        ("semantic-scholar", &of.semantic_scholar, "semanticscholar.org/author/"),
        ("researchgate", &of.researchgate, "researchgate.net/profile/"),
        ("stackoverflow", &of.stackoverflow, "stackoverflow.com/users/"),
        ("hugging-face", &of.hugging_face, "huggingface.co/"),
        ("youtube", &of.youtube, "youtube.com/"),
    ];
    let plain = plain.into_iter().filter_map(|(kind, name, page)| {
        let url = address(name.as_ref()?, page);
        Some(linked(kind, without_scheme(&url), url.clone()))
    });
    orcid.into_iter().chain(scholar).chain(plain).chain(mastodon)
}

/// The address of a profile; a whole address stays as it is.
fn address(name: &Plain, page: &str) -> String {
    let name = name.as_str().trim();
    if name.contains("://") {
        return name.to_owned();
    }
    let name =
        if page.starts_with("youtube") { name } else { name.trim_start_matches('@') };
    format!("https://{page}{name}")
}

fn linked(kind: &'static str, shown: &str, url: String) -> Contact {
    let content =
        vec![Inline::Link { url, content: vec![Inline::Text(shown.to_owned())] }];
    Contact { kind, content }
}
