//! Addresses: that of the entry, and the links that home pages set beside it.

use super::entries::Field;
use super::fields::{Fields, made};
use super::tex;
use crate::tree::node::{Node, Style};

/// Fields that hold a link, and the word for it.
const LINKS: &[(&str, &str)] = &[
    ("pdf", "PDF"),
    ("pdfurl", "PDF"),
    ("html", "HTML"),
    ("code", "Code"),
    ("codeurl", "Code"),
    ("_codeurl", "Code"),
    ("software", "Code"),
    ("github", "Code"),
    ("git", "Code"),
    ("data", "Data"),
    ("dataurl", "Data"),
    ("demo", "Demo"),
    ("slides", "Slides"),
    ("slidesurl", "Slides"),
    ("_slidesurl", "Slides"),
    ("video", "Video"),
    ("videourl", "Video"),
    ("youtube", "Video"),
    ("talkurl", "Talk"),
    ("_talkurl", "Talk"),
    ("recording", "Recording"),
    ("poster", "Poster"),
    ("posterurl", "Poster"),
    ("supp", "Supplement"),
    ("supplement", "Supplement"),
    ("suppurl", "Supplement"),
    ("appendix", "Appendix"),
    ("blog", "Blog"),
    ("press", "Press"),
    ("website", "Website"),
    ("web", "Website"),
    ("homepage", "Website"),
    ("project", "Project"),
    ("projectpage", "Project"),
    ("project_page", "Project"),
    ("indico", "Indico"),
    ("openreview", "OpenReview"),
    ("preprint", "Preprint"),
    ("paper", "Paper"),
];

/// A field as an absolute address.
pub(super) fn address(field: &Field) -> Option<String> {
    let url = tex::verbatim(&field.tex);
    let url = match url.get(..4) {
        Some("www.") => format!("https://{url}"),
        _ => url,
    };
    is_address(&url).then(|| percent_encoded(url))
}

/// Whether a text starts as an absolute address does.
pub(super) fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The address of a field that says nothing else: `Available at \url{…}`.
pub(super) fn only_address(field: &Field) -> Option<String> {
    let text = tex::verbatim(&field.tex);
    let start = text.find("http")?;
    let before = text[..start].trim().trim_end_matches(':').to_lowercase();
    let is_nothing = matches!(
        before.as_str(),
        "" | "url"
            | "online"
            | "available"
            | "available at"
            | "available from"
            | "available online"
            | "available online at"
            | "[online]"
            | "[online] available"
            | "website"
            | "web page"
            | "retrieved from"
            | "see"
    );
    let url = text[start..].trim_end_matches(['.', ',', ';']);
    let is_one = is_nothing && is_address(url) && !url.contains(char::is_whitespace);
    is_one.then(|| percent_encoded(url.to_owned()))
}

/// An address in which the characters stand that no address may hold are written as numbers.
pub(super) fn percent_encoded(url: String) -> String {
    const WRONG: [(char, &str); 11] = [
        (' ', "%20"),
        ('"', "%22"),
        ('<', "%3C"),
        ('>', "%3E"),
        ('\\', "%5C"),
        ('^', "%5E"),
        ('`', "%60"),
        ('{', "%7B"),
        ('|', "%7C"),
        ('}', "%7D"),
        ('\u{a0}', "%20"),
    ];
    let wrong = |c: char| WRONG.iter().find(|(wrong, _)| *wrong == c);
    if !url.contains(|c| wrong(c).is_some()) {
        return url;
    }
    let mut encoded = String::with_capacity(url.len() + 8);
    for character in url.chars() {
        match wrong(character) {
            Some((_, number)) => encoded.push_str(number),
            None => encoded.push(character),
        }
    }
    encoded
}

impl Fields<'_> {
    /// The entry's own address.
    pub(super) fn url(&mut self) {
        let how = self.find(&["howpublished"]);
        if let Some(at) = how
            && let Some(url) = only_address(self.field(at))
        {
            // What names arXiv is read for its number before anything else.
            if super::arxiv::named(&url).is_none_or(|(_, is_all)| !is_all) {
                self.use_up(at);
                match self.position(&["url"]) {
                    None => self.put(at, "url", url),
                    Some(own) if address(self.field(own)).as_ref() == Some(&url) => {}
                    Some(_) => self.link(at, "Website", url),
                }
            }
        }
        let Some(at) = self.find(&["url", "link", "ee"]) else { return };
        let url =
            address(self.field(at)).unwrap_or_else(|| tex::verbatim(&self.field(at).tex));
        // Several addresses in one field: the first leads there.
        let next = ["%20http", ",http", ";http"];
        let end = next.iter().filter_map(|next| url.find(next)).min();
        let first = url[..end.unwrap_or(url.len())].trim_end_matches([',', ';']);
        self.put(at, "url", first.to_owned());
    }

    /// The links beside it. A name of a file on a home page's server leads nowhere from a CV.
    pub(super) fn links(&mut self) {
        let (mut links, mut first) = (Vec::new(), None);
        for (at, field) in self.entry.fields.iter().enumerate() {
            let known = LINKS.iter().find(|(name, _)| *name == field.name);
            let Some((_, label)) = known else { continue };
            let Some(url) = address(field) else { continue };
            self.use_up(at);
            first.get_or_insert(at);
            let part = |key: &str, text: String| made(key, field.span, text, Style::Tex);
            let parts = vec![part("label", (*label).to_owned()), part("url", url)];
            links.push(Node::mapping(field.span, parts));
        }
        for (at, link) in std::mem::take(&mut self.more_links) {
            first.get_or_insert(at);
            links.push(link);
        }
        if let Some(at) = first {
            let span = self.field(at).span;
            self.insert(at, "links", Node::sequence(span, links));
        }
    }
}
