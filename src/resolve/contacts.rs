//! How to reach the person: addresses and profiles as they stand on the page.

use super::words::Words;
use super::{blocks, dates};
use crate::document::{Contact, Inlines};
use crate::model::cv::Person;
use crate::model::design::Contacts as Form;
use crate::model::mail::Mail;
use crate::model::profiles::Profiles;
use crate::model::values::Plain;
use crate::text::{self, Inline};

/// The contacts of a person, in the order of the page, and behind them what else is said of
/// the person.
pub(super) fn of(person: &Person, form: Form, words: &Words) -> Vec<Contact> {
    let links = person.links.iter();
    let links = links.map(|link| Contact { kind: "link", content: blocks::link(link) });
    of_letter(person)
        .into_iter()
        .chain(links)
        .chain(profiles(&person.profiles, form))
        .chain(personal(person, words))
        .collect()
}

/// The contacts that a letter has above it: where the person can be reached, without the
/// profiles, which are for the CV.
pub(super) fn of_letter(person: &Person) -> Vec<Contact> {
    let mut contacts = Vec::new();
    // The lines of an address are one.
    let places = person.location.iter().map(|place| text::parse(place.as_str()));
    if let Some(content) = blocks::join(places, ", ") {
        contacts.push(Contact { kind: "location", content });
    }
    for email in &person.email {
        contacts.push(Contact { kind: "email", content: self::email(email) });
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

/// An e-mail address under a link, or the words that stand for it.
pub(super) fn email(source: &Mail) -> Inlines {
    let address = source.value.as_str();
    match &source.shown {
        Some(shown) => vec![Inline::Text(shown.as_str().to_owned())],
        None => blocks::link_to(
            vec![Inline::Text(address.to_owned())],
            Some(format!("mailto:{address}")),
        ),
    }
}

/// What a CV says of a person besides, each with its label.
fn personal(person: &Person, words: &Words) -> impl Iterator<Item = Contact> {
    let born = person.birth_date.map(|date| dates::in_words(date, words));
    let born = born.map(|date| vec![Inline::Text(date)]);
    let said = [
        ("birth-date", born),
        ("birth-place", blocks::optional(person.birth_place.as_ref())),
        ("nationality", blocks::listed(&person.nationality)),
        ("pronouns", blocks::optional(person.pronouns.as_ref())),
    ];
    said.into_iter().filter_map(|(kind, text)| {
        let label = Inline::Text(format!("{}: ", words.label(kind)));
        Some(Contact { kind, content: [label].into_iter().chain(text?).collect() })
    })
}

fn profiles(of: &Profiles, form: Form) -> impl Iterator<Item = Contact> {
    let orcid = of.orcid.as_ref().map(|orcid| {
        let handle = format!("ORCID\u{a0}{}", orcid.as_str());
        let shown = if form == Form::Handles { handle } else { orcid.page() };
        linked("orcid", &shown, orcid.url())
    });
    let named = NAMED.iter().filter_map(|(kind, words, name, page)| {
        let url = address(name(of).as_ref()?, page);
        Some(linked(kind, words, url))
    });
    let plain = PAGES.iter().filter_map(|(kind, name, page)| {
        let name = name(of).as_ref()?;
        let url = address(name, page);
        let handle = handle(kind, name.as_str()).filter(|_| form == Form::Handles);
        let shown = handle.unwrap_or_else(|| without_scheme(&url).to_owned());
        Some(linked(kind, &shown, url))
    });
    let handles = [mastodon(of), whatsapp(of), signal(of), matrix(of)];
    let others =
        of.other.iter().map(|(name, url)| linked("profile", name, url.to_owned()));
    let known = orcid.into_iter().chain(named).chain(plain);
    known
        .chain(handles.into_iter().flatten())
        .chain(others)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The name of a person on a site, if there is one.
type Name = fn(&Profiles) -> &Option<Plain>;

/// The sites whose addresses say nothing: what is shown instead, and the page of a person.
const NAMED: [(&str, &str, Name, &str); 8] = [
    (
        "google-scholar",
        "Google Scholar",
        |of| &of.google_scholar,
        "scholar.google.com/citations?user=",
    ),
    ("scopus", "Scopus", |of| &of.scopus, "www.scopus.com/authid/detail.uri?authorId="),
    (
        "web-of-science",
        "Web of Science",
        |of| &of.web_of_science,
        "www.webofscience.com/wos/author/record/",
    ),
    ("acm", "ACM", |of| &of.acm, "dl.acm.org/profile/"),
    ("inspire", "INSPIRE", |of| &of.inspire, "inspirehep.net/authors/"),
    (
        "mathscinet",
        "MathSciNet",
        |of| &of.mathscinet,
        "mathscinet.ams.org/mathscinet/MRAuthorID/",
    ),
    ("openalex", "OpenAlex", |of| &of.openalex, "openalex.org/"),
    ("openreview", "OpenReview", |of| &of.openreview, "openreview.net/profile?id="),
];

/// The sites whose addresses are shown, and the page of a person; `{}` is the name where it is
/// not the end.
const PAGES: [(&str, Name, &str); 26] = [
    ("github", |of| &of.github, "github.com/"),
    ("gitlab", |of| &of.gitlab, "gitlab.com/"),
    ("linkedin", |of| &of.linkedin, "linkedin.com/in/"),
    ("x", |of| &of.x, "x.com/"),
    ("bluesky", |of| &of.bluesky, "bsky.app/profile/"),
    ("dblp", |of| &of.dblp, "dblp.org/pid/"),
    ("semantic-scholar", |of| &of.semantic_scholar, "semanticscholar.org/author/"),
    ("researchgate", |of| &of.researchgate, "researchgate.net/profile/"),
    ("stackoverflow", |of| &of.stackoverflow, "stackoverflow.com/users/"),
    ("hugging-face", |of| &of.hugging_face, "huggingface.co/"),
    ("youtube", |of| &of.youtube, "youtube.com/"),
    ("arxiv", |of| &of.arxiv, "arxiv.org/a/"),
    ("zbmath", |of| &of.zbmath, "zbmath.org/authors/"),
    ("hal", |of| &of.hal, "cv.hal.science/"),
    ("ssrn", |of| &of.ssrn, "ssrn.com/author="),
    ("repec", |of| &of.repec, "ideas.repec.org/f/{}.html"),
    ("osf", |of| &of.osf, "osf.io/"),
    ("academia", |of| &of.academia, "{}"),
    ("codeberg", |of| &of.codeberg, "codeberg.org/"),
    ("sourcehut", |of| &of.sourcehut, "sr.ht/~"),
    ("bitbucket", |of| &of.bitbucket, "bitbucket.org/"),
    ("kaggle", |of| &of.kaggle, "kaggle.com/"),
    ("xing", |of| &of.xing, "xing.com/profile/"),
    ("instagram", |of| &of.instagram, "instagram.com/"),
    ("facebook", |of| &of.facebook, "facebook.com/"),
    ("telegram", |of| &of.telegram, "t.me/"),
];

/// The sites whose names are written otherwise than in small letters.
const SITES: [(&str, &str); 24] = [
    ("github", "GitHub"),
    ("gitlab", "GitLab"),
    ("linkedin", "LinkedIn"),
    ("x", "X"),
    ("bluesky", "Bluesky"),
    ("dblp", "DBLP"),
    ("semantic-scholar", "Semantic Scholar"),
    ("researchgate", "ResearchGate"),
    ("stackoverflow", "Stack Overflow"),
    ("hugging-face", "Hugging Face"),
    ("youtube", "YouTube"),
    ("arxiv", "arXiv"),
    ("zbmath", "zbMATH"),
    ("hal", "HAL"),
    ("ssrn", "SSRN"),
    ("repec", "RePEc"),
    ("osf", "OSF"),
    ("codeberg", "Codeberg"),
    ("sourcehut", "SourceHut"),
    ("bitbucket", "Bitbucket"),
    ("kaggle", "Kaggle"),
    ("xing", "XING"),
    ("telegram", "Telegram"),
    ("instagram", "Instagram"),
];

/// `GitHub ada`: the site and the name there, in one line.
fn handle(kind: &str, name: &str) -> Option<String> {
    let (_, site) = SITES.iter().find(|(known, _)| *known == kind)?;
    let is_name = !name.contains("://");
    is_name.then(|| {
        format!("{site} {}", name.trim().trim_start_matches('@')).replace(' ', "\u{a0}")
    })
}

fn mastodon(of: &Profiles) -> Option<Contact> {
    let handle = of.mastodon.as_ref()?;
    let bare = handle.as_str().trim_start_matches('@');
    let url = match bare.split_once('@') {
        Some((name, server)) => format!("https://{server}/@{name}"),
        None => address(handle, ""),
    };
    Some(linked("mastodon", handle.as_str(), url))
}

fn matrix(of: &Profiles) -> Option<Contact> {
    let handle = of.matrix.as_ref()?;
    Some(linked("matrix", handle.as_str(), address(handle, "matrix.to/#/@")))
}

/// The number under the service's name, since it may be another than that of the telephone.
fn whatsapp(of: &Profiles) -> Option<Contact> {
    let number = of.whatsapp.as_ref()?;
    let is_address = number.as_str().contains("://");
    let digits = number.as_str().chars().filter(char::is_ascii_digit).collect::<String>();
    let url =
        if is_address { address(number, "") } else { format!("https://wa.me/{digits}") };
    let shown = if is_address { "WhatsApp" } else { number.as_str() };
    let mut contact = linked("whatsapp", shown, url);
    if !is_address {
        contact.content.insert(0, Inline::Text("WhatsApp ".to_owned()));
    }
    Some(contact)
}

/// Names on Signal have no address; a link that Signal makes has.
fn signal(of: &Profiles) -> Option<Contact> {
    let name = of.signal.as_ref()?.as_str();
    if name.contains("://") {
        return Some(linked("signal", "Signal", name.to_owned()));
    }
    Some(Contact {
        kind: "signal",
        content: vec![Inline::Text(format!("Signal {name}"))],
    })
}

/// The address of a profile; a whole address stays as it is.
fn address(name: &Plain, page: &str) -> String {
    let name = name.as_str().trim();
    if name.contains("://") {
        return name.to_owned();
    }
    let name = match page.split('/').next() {
        Some("youtube.com") => name.to_owned(),
        Some("sr.ht") => name.trim_start_matches('~').to_owned(),
        Some("{}") => academia(name),
        _ => name.trim_start_matches('@').to_owned(),
    };
    match page.split_once("{}") {
        Some((before, behind)) => format!("https://{before}{name}{behind}"),
        None => format!("https://{page}{name}"),
    }
}

/// `london/AdaLovelace` is on the server of the university.
fn academia(name: &str) -> String {
    match name.split_once('/') {
        Some((server, name)) => format!("{server}.academia.edu/{name}"),
        None => format!("independent.academia.edu/{name}"),
    }
}

fn linked(kind: &'static str, shown: &str, url: String) -> Contact {
    let content =
        vec![Inline::Link { url, content: vec![Inline::Text(shown.to_owned())] }];
    Contact { kind, content }
}
