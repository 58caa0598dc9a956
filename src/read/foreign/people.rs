//! Names of the person on other sites, as other programs write them.

use super::convert::{Draft, Import, address, words};
use crate::source::Span;
use crate::tree::{Field, Node, Value};

/// Sites that cvtex knows: their names in small letters without spaces and signs, the field of
/// `profiles`, and the part of an address before the name.
const KNOWN: [(&str, &str, &str); 42] = [
    ("github", "github", "github.com/"),
    ("gitlab", "gitlab", "gitlab.com/"),
    ("linkedin", "linkedin", "linkedin.com/in/"),
    ("orcid", "orcid", "orcid.org/"),
    ("googlescholar", "google-scholar", "user="),
    ("scholar", "google-scholar", "user="),
    ("twitter", "x", "twitter.com/"),
    ("x", "x", "x.com/"),
    ("mastodon", "mastodon", ""),
    ("bluesky", "bluesky", "bsky.app/profile/"),
    ("dblp", "dblp", "/pid/"),
    ("semanticscholar", "semantic-scholar", "semanticscholar.org/author/"),
    ("researchgate", "researchgate", "researchgate.net/profile/"),
    ("stackoverflow", "stackoverflow", "stackoverflow.com/users/"),
    ("huggingface", "hugging-face", "huggingface.co/"),
    ("youtube", "youtube", "youtube.com/"),
    ("arxiv", "arxiv", "/a/"),
    ("inspire", "inspire", "authors/"),
    ("inspirehep", "inspire", "authors/"),
    ("openreview", "openreview", "id="),
    ("openalex", "openalex", "openalex.org/"),
    ("webofscience", "web-of-science", "/record/"),
    ("publons", "web-of-science", "/record/"),
    ("researcherid", "web-of-science", "/record/"),
    ("scopus", "scopus", "authorId="),
    ("scopusauthorid", "scopus", "authorId="),
    ("acm", "acm", "/profile/"),
    ("hal", "hal", "cv.hal.science/"),
    ("ssrn", "ssrn", "per_id="),
    ("osf", "osf", "osf.io/"),
    ("academia", "academia", ""),
    ("codeberg", "codeberg", "codeberg.org/"),
    ("sourcehut", "sourcehut", "sr.ht/"),
    ("bitbucket", "bitbucket", "bitbucket.org/"),
    ("kaggle", "kaggle", "kaggle.com/"),
    ("xing", "xing", "xing.com/profile/"),
    ("instagram", "instagram", "instagram.com/"),
    ("facebook", "facebook", "facebook.com/"),
    ("telegram", "telegram", "t.me/"),
    ("whatsapp", "whatsapp", "wa.me/"),
    ("signal", "signal", ""),
    ("matrix", "matrix", "matrix.to/#/"),
];

/// Sites that cvtex does not know, and the address of a name there.
const OTHERS: [(&str, &str); 14] = [
    ("leetcode", "https://leetcode.com/u/"),
    ("imdb", "https://www.imdb.com/name/"),
    ("reddit", "https://www.reddit.com/user/"),
    ("medium", "https://medium.com/@"),
    ("behance", "https://www.behance.net/"),
    ("dribbble", "https://dribbble.com/"),
    ("pinterest", "https://www.pinterest.com/"),
    ("twitch", "https://www.twitch.tv/"),
    ("vimeo", "https://vimeo.com/"),
    ("tiktok", "https://www.tiktok.com/@"),
    ("zhihu", "https://www.zhihu.com/people/"),
    ("weibo", "https://weibo.com/"),
    ("keybase", "https://keybase.io/"),
    ("lattes", "http://lattes.cnpq.br/"),
];

/// A name on a site as a field of `profiles`; none where no address can be made of it.
fn profile(
    network: &str,
    username: Option<&Node>,
    url: Option<&Node>,
    key_span: Span,
) -> Option<Field> {
    let small: String = network
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_lowercase();
    let name = username.and_then(Node::text).filter(|text| !text.is_empty());
    let link = url.and_then(Node::text).filter(|text| !text.is_empty());
    let known = KNOWN.iter().find(|(site, ..)| *site == small);
    let (key, value) = if let Some((_, key, before)) = known {
        // The address knows the name there; beside it often stands that of the person.
        let of_link = link.map(|link| (link, bare(link, before)));
        let of_link = of_link.filter(|(link, name)| name != link).map(|(_, name)| name);
        let bare = of_link.or(name.map(|name| bare(name, before))).or(link)?;
        let bare = match *key {
            "stackoverflow" => bare.split('/').next().unwrap_or(bare).to_owned(),
            "youtube" if !bare.contains('/') && !bare.starts_with('@') => {
                format!("@{bare}")
            }
            _ => bare.to_owned(),
        };
        ((*key).to_owned(), bare)
    } else {
        let found = OTHERS.iter().find(|(site, _)| *site == small);
        let made = || Some(format!("{}{}", found?.1, name?.trim_start_matches('@')));
        let of_name = || name.filter(|name| name.contains("://")).map(ToOwned::to_owned);
        let address = link.map(address).or_else(of_name).or_else(made)?;
        let label = if network.is_empty() { "Website" } else { network };
        (label.to_owned(), address)
    };
    let place = username.filter(|_| name.is_some()).or(url)?;
    Some(Field { key, key_span, value: words(place, &value) })
}

/// The name in an address of a site; another address stays as it is.
fn bare<'t>(written: &'t str, before: &str) -> &'t str {
    let is_address =
        written.contains("://") || written.contains('/') && written.contains('.');
    let found =
        if is_address && !before.is_empty() { written.find(before) } else { None };
    let found = found.or_else(|| {
        let other = if before == "twitter.com/" { "x.com/" } else { "twitter.com/" };
        (is_address
            && before.ends_with(".com/")
            && (before == "x.com/" || before == "twitter.com/"))
            .then(|| written.find(other).map(|at| at + other.len() - before.len()))
            .flatten()
    });
    match found {
        Some(at) => {
            let rest = &written[at + before.len()..];
            rest.split(['?', '&', '#']).next().unwrap_or(rest).trim_end_matches('/')
        }
        None => written,
    }
}

/// Puts the names of a list into the `profiles` of a person; what an address says besides the
/// name is left over.
pub(super) fn profiles(list: &Node, import: &mut Import, person: &mut Draft) {
    let mut found: Vec<Field> = Vec::new();
    for item in items(list) {
        let said = |node: Option<&Node>| {
            node.and_then(Node::text).unwrap_or_default().to_owned()
        };
        let network = import.peek(item, "network|name");
        let (name, url) = (import.peek(item, "username"), import.peek(item, "url"));
        let key_span = network.unwrap_or(item).span;
        let Some(field) = profile(&said(network), name, url, key_span) else { continue };
        match found.iter().find(|known| known.key == field.key) {
            Some(known) if known.value.text() != field.value.text() => continue,
            Some(_) => {}
            None => found.push(field.clone()),
        }
        let written = said(Some(&field.value));
        let bare = written.trim_start_matches('@');
        let is_said = |node: &&Node| {
            let text = said(Some(node));
            !text.is_empty() && (written.contains(&text) || text.contains(bare))
        };
        for used in [name, url].into_iter().flatten().filter(is_said) {
            import.use_up(used);
        }
        if let Some(network) = network.filter(|node| node.text().is_some()) {
            import.use_up(network);
        }
    }
    if let Some(first) = found.first() {
        let span = first.value.span;
        person.append_at(span, "profiles", Node::mapping(span, found));
    }
}

/// The items of a list, or the value itself.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::Sequence(items) => items,
        _ => std::slice::from_ref(node),
    }
}
