//! One entry as the fields of a publication.

use biblatex::{
    Chunk, ChunksRef, DateValue, Entry, EntryType, Pair, PermissiveType, Person, RawEntry,
};

use super::tex;
use crate::parse::node::{Field, Node, Scalar};
use crate::source::{Source, Span};
use crate::text::escape_markdown;

/// Fields that say nothing a list of publications shows.
const SILENT: &[&str] = &[
    "abstract",
    "annotation",
    "archiveprefix",
    "bibsource",
    "biburl",
    "copyright",
    "crossref",
    "date",
    "day",
    "eprint",
    "eprintclass",
    "eprinttype",
    "file",
    "issn",
    "keywords",
    "langid",
    "language",
    "month",
    "options",
    "primaryclass",
    "shorttitle",
    "timestamp",
    "urldate",
    "year",
];

/// Fields that hold a link, and the word for it.
const LINKS: &[(&str, &str)] = &[
    ("pdf", "PDF"),
    ("html", "HTML"),
    ("code", "Code"),
    ("codeurl", "Code"),
    ("software", "Code"),
    ("github", "Code"),
    ("slides", "Slides"),
    ("slidesurl", "Slides"),
    ("video", "Video"),
    ("poster", "Poster"),
    ("website", "Website"),
];

/// The entry as a publication, and the names of its fields that reach no page.
pub(super) fn read(
    entry: &Entry,
    raw: &RawEntry<'_>,
    source: &Source,
) -> (Node, Vec<(String, Span)>) {
    let mut fields = Fields { entry, raw, source, made: Vec::new(), used: Vec::new() };
    fields.read();
    let unused = raw.fields.iter().filter_map(|pair| {
        let name = pair.key.v.to_ascii_lowercase();
        let is_known =
            fields.used.contains(&name.as_str()) || SILENT.contains(&name.as_str());
        (!is_known).then(|| (name, source.span(pair.key.span.clone())))
    });
    let unused = unused.collect();
    (Node::mapping(source.span(raw.key.span.clone()), fields.made), unused)
}

/// What one entry becomes, field by field.
struct Fields<'a> {
    entry: &'a Entry,
    raw: &'a RawEntry<'a>,
    source: &'a Source,
    made: Vec<Field>,
    used: Vec<&'static str>,
}

impl Fields<'_> {
    fn read(&mut self) {
        self.title();
        self.people("author", "authors");
        self.people("editor", "editors");
        self.kind();
        self.venue();
        self.date();
        self.text("volume", "volume");
        self.first_text(&["number", "issue"], "number");
        self.pages();
        self.text("publisher", "publisher");
        self.first_text(&["location", "address"], "location");
        self.plain("doi", "doi");
        self.plain("isbn", "isbn");
        self.text("note", "note");
        self.address();
        self.status();
        self.links();
    }

    fn title(&mut self) {
        let Some(title) = self.markdown("title") else { return };
        let title = match self.markdown("subtitle") {
            Some(subtitle) => format!("{title}: {subtitle}"),
            None => title,
        };
        self.used.push("subtitle");
        self.put("title", "title", title);
    }

    fn people(&mut self, from: &'static str, to: &str) {
        let Ok(people) = self.entry.get_as::<Vec<Person>>(from) else { return };
        let span = self.span(from);
        let written = |person| match to {
            "editors" => escape_markdown(&name(person)),
            _ => author(person),
        };
        let names = people.iter().map(|person| scalar(span, written(person))).collect();
        self.used.push(from);
        self.insert(from, to, Node::sequence(span, names));
    }

    fn kind(&mut self) {
        let is_preprint = self.arxiv().is_some() && self.entry.get("booktitle").is_none();
        let kind = match self.entry.entry_type {
            EntryType::Article if is_preprint && self.is_arxiv_journal() => "preprint",
            EntryType::Article | EntryType::SuppPeriodical => "article",
            EntryType::InProceedings => "conference",
            EntryType::Book | EntryType::MvBook | EntryType::Collection => "book",
            EntryType::InBook | EntryType::InCollection | EntryType::BookInBook => {
                "chapter"
            }
            EntryType::PhdThesis | EntryType::MastersThesis | EntryType::Thesis => {
                "thesis"
            }
            EntryType::TechReport | EntryType::Report => "report",
            EntryType::Software => "software",
            EntryType::Dataset => "dataset",
            EntryType::Unpublished | EntryType::Misc | EntryType::Online
                if is_preprint =>
            {
                "preprint"
            }
            _ => "other",
        };
        let span = self.source.span(self.raw.kind.span.clone());
        self.made.push(Field {
            key: "type".into(),
            key_span: span,
            value: scalar(span, kind.into()),
        });
    }

    fn venue(&mut self) {
        let names = [
            "journal",
            "journaltitle",
            "booktitle",
            "eventtitle",
            "school",
            "institution",
            "organization",
            "howpublished",
        ];
        self.used.extend(names);
        if self.is_arxiv_journal() {
            return;
        }
        let found = names.into_iter().find_map(|name| Some((name, self.markdown(name)?)));
        if let Some((name, venue)) = found {
            self.put(name, "venue", venue);
        }
    }

    fn date(&mut self) {
        let from = if self.entry.get("date").is_some() { "date" } else { "year" };
        let when = match self.entry.date() {
            Ok(PermissiveType::Typed(date)) => match date.value {
                DateValue::At(at)
                | DateValue::After(at)
                | DateValue::Before(at)
                | DateValue::Between(at, _) => {
                    let month = at.month.map(|month| format!("-{:02}", month + 1));
                    let day = at.day.map(|day| format!("-{:02}", day + 1));
                    format!(
                        "{:04}{}{}",
                        at.year,
                        month.unwrap_or_default(),
                        day.unwrap_or_default()
                    )
                }
            },
            Ok(PermissiveType::Chunks(chunks)) => plain_of(&chunks),
            Err(_) => match self.entry.get("year") {
                Some(year) => plain_of(year),
                None => return,
            },
        };
        self.put(from, "date", when);
    }

    fn pages(&mut self) {
        let from =
            ["pages", "eid", "elocation-id"].into_iter().find(|name| self.has(name));
        self.used.extend(["pages", "eid", "elocation-id"]);
        if let Some((from, pages)) =
            from.and_then(|from| Some((from, self.markdown(from)?)))
        {
            self.put(from, "pages", pages.replace("--", "–").replace(" – ", "–"));
        }
    }

    fn address(&mut self) {
        self.used.push("url");
        if let Some(url) = self.link("url") {
            let is_bare = url.starts_with("www.");
            self.put("url", "url", if is_bare { format!("https://{url}") } else { url });
        }
        if let Some(number) = self.arxiv() {
            let from = if self.has("eprint") { "eprint" } else { "journal" };
            self.put(from, "arxiv", number);
        }
    }

    fn status(&mut self) {
        let Some(state) = self.plain_value("pubstate") else { return };
        self.used.push("pubstate");
        let status = match state.to_lowercase().as_str() {
            "inpress" | "forthcoming" => "in-press",
            "submitted" => "submitted",
            "inpreparation" => "in-preparation",
            _ => "published",
        };
        self.put("pubstate", "status", status.into());
    }

    fn links(&mut self) {
        let mut links = Vec::new();
        for (from, label) in LINKS {
            let Some(url) = self.plain_value(from).filter(|url| url.starts_with("http"))
            else {
                continue;
            };
            self.used.push(from);
            let span = self.span(from);
            let field = |key: &str, text: String| Field {
                key: key.into(),
                key_span: span,
                value: scalar(span, text),
            };
            let fields = vec![field("label", (*label).into()), field("url", url)];
            links.push(Node::mapping(span, fields));
        }
        if let Some(first) = links.first() {
            let span = first.span;
            let value = Node::sequence(span, links);
            self.made.push(Field { key: "links".into(), key_span: span, value });
        }
    }

    /// The number of a preprint at arXiv, in any of the places where people write it.
    fn arxiv(&self) -> Option<String> {
        let scheme =
            self.plain_value("archiveprefix").or_else(|| self.plain_value("eprinttype"));
        let is_arxiv = scheme.is_none_or(|scheme| scheme.eq_ignore_ascii_case("arxiv"));
        let eprint = self.plain_value("eprint").filter(|_| is_arxiv);
        let from_journal = || {
            let journal = self.plain_value("journal")?;
            let at = journal.to_lowercase().find("arxiv:")?;
            journal[at + 6..].split_whitespace().next().map(str::to_owned)
        };
        eprint.or_else(from_journal)
    }

    fn is_arxiv_journal(&self) -> bool {
        let journal =
            self.plain_value("journal").or_else(|| self.plain_value("journaltitle"));
        journal.is_some_and(|journal| {
            let journal = journal.to_lowercase();
            journal.starts_with("arxiv") || journal == "corr"
        })
    }

    fn text(&mut self, from: &'static str, to: &str) {
        self.first_text(&[from], to);
    }

    fn first_text(&mut self, from: &[&'static str], to: &str) {
        let found = from.iter().find_map(|name| Some((*name, self.markdown(name)?)));
        self.used.extend(from);
        if let Some((name, text)) = found {
            self.put(name, to, text);
        }
    }

    fn plain(&mut self, from: &'static str, to: &str) {
        self.used.push(from);
        if let Some(text) = self.plain_value(from) {
            self.put(from, to, text);
        }
    }

    fn has(&self, name: &str) -> bool {
        self.plain_value(name).is_some()
    }

    fn plain_value(&self, name: &str) -> Option<String> {
        self.entry.get(name).map(plain_of).filter(|text| !text.is_empty())
    }

    /// A field as an address, in which a tilde is itself.
    fn link(&self, name: &str) -> Option<String> {
        let chunks = self.entry.get(name)?;
        let url: String =
            chunks.iter().map(|chunk| tex::address(chunk.v.get())).collect();
        Some(url.trim().to_owned()).filter(|url| !url.is_empty())
    }

    /// A field as inline Markdown.
    fn markdown(&self, name: &str) -> Option<String> {
        let chunks = self.entry.get(name)?;
        let text: String = chunks
            .iter()
            .map(|chunk| match &chunk.v {
                Chunk::Normal(text) | Chunk::Verbatim(text) => tex::markdown(text),
                Chunk::Math(formula) => format!("${formula}$"),
            })
            .collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }

    fn put(&mut self, from: &'static str, to: &str, text: String) {
        let span = self.span(from);
        self.used.push(from);
        self.insert(from, to, scalar(span, text));
    }

    fn insert(&mut self, from: &str, to: &str, value: Node) {
        let key_span = self
            .pair(from)
            .map_or(self.raw.key.span.clone(), |pair| pair.key.span.clone());
        self.made.push(Field {
            key: to.into(),
            key_span: self.source.span(key_span),
            value,
        });
    }

    /// Where a field's value stands; at the key when it comes from another entry.
    fn span(&self, name: &str) -> Span {
        let Some(pair) = self.pair(name) else {
            return self.source.span(self.raw.key.span.clone());
        };
        let whole = self.source.span(pair.value.span.clone());
        let written = self.source.slice(whole);
        let is_delimited = written.len() > 2 && written.starts_with(['{', '"']);
        if is_delimited {
            self.source.span(whole.start() + 1..whole.end() - 1)
        } else {
            whole
        }
    }

    fn pair(&self, name: &str) -> Option<&Pair<'_>> {
        self.raw.fields.iter().rfind(|pair| pair.key.v.eq_ignore_ascii_case(name))
    }
}

fn plain_of(chunks: ChunksRef<'_>) -> String {
    let text: String = chunks.iter().map(|chunk| tex::plain(chunk.v.get())).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn scalar(span: Span, text: String) -> Node {
    Node::scalar(span, Scalar { text, is_plain: false })
}

/// `Ada van der Lovelace Jr.`
fn name(person: &Person) -> String {
    joined([&person.given_name, &person.prefix, &person.name, &person.suffix])
}

/// An author, so that [`crate::people::Name`] finds the parts of the name that the file
/// states: `Lovelace, Jr., Ada` and `{The Engine Group}`, but `Ada Lovelace` where nothing
/// can be mistaken. Marks stand at the end, wherever in the name they stood.
fn author(person: &Person) -> String {
    let family = joined([&person.prefix, &person.name]);
    let given = joined([&person.given_name]);
    let suffix = joined([&person.suffix]);
    let is_short = family.len() <= 3 && family.chars().all(char::is_uppercase);
    let mut name = if given.is_empty() && family.contains(' ') && person.prefix.is_empty()
    {
        format!("{{{family}}}")
    } else if !suffix.is_empty() {
        format!("{family}, {suffix}, {given}")
    } else if !given.is_empty() && (is_short || person.name.contains(' ')) {
        format!("{family}, {given}")
    } else {
        name(person)
    };
    if name.contains(MARKS) {
        let marks: String = name.chars().filter(|c| MARKS.contains(c)).collect();
        name.retain(|c| !MARKS.contains(&c) && !['$', '^'].contains(&c));
        name += &marks;
    }
    name
}

/// The signs that stand at names.
const MARKS: [char; 7] = ['*', '∗', '⋆', '†', '‡', '§', '✉'];

fn joined<const N: usize>(parts: [&String; N]) -> String {
    const COMMANDS: [(&str, &str); 6] = [
        ("\\textdagger", "†"),
        ("\\dagger", "†"),
        ("\\dag", "†"),
        ("\\ddagger", "‡"),
        ("\\ast", "*"),
        ("\\star", "*"),
    ];
    let plain = |part: &String| {
        let mut part = part.trim().to_owned();
        for (command, sign) in COMMANDS {
            if part.contains(command) {
                part = part.replace(command, sign);
            }
        }
        tex::plain(&part)
    };
    let parts = parts.into_iter().map(plain);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
