//! What a document holds, as a reader of its pages meets it.

use cvtex::document::{
    Block, Document, Entry, Inlines, Item, Letter, Part, Publication, Section,
};
use cvtex::text::Inline;

use super::spaced;

/// Every run of words of a document, in the order of the page.
pub struct Reading {
    /// All of it, or what stands in the wide column of two.
    pub main: Vec<Piece>,
    /// What stands in the narrow column.
    pub side: Vec<Piece>,
}

/// A part of a reading.
pub enum Piece {
    /// A run of words.
    Run(String),
    /// Runs that stand in one of several orders, as there is room.
    Either(Vec<Vec<String>>),
}

/// The kinds of sections that `sidebar` puts into the narrow column.
const SIDE: [&str; 5] =
    ["skills", "languages", "certifications", "memberships", "references"];

/// What a document holds, in the order in which its theme sets it.
pub fn of(document: &Document) -> Reading {
    let theme = document.look.theme.name();
    let has_sidebar = theme == "sidebar";
    let mut main = Pieces { theme, kind: "", all: Vec::new() };
    let mut side = Pieces { theme: "side", kind: "", all: Vec::new() };
    main.plain(&document.header.name);
    main.all(&document.header.headlines);
    for contact in &document.header.contacts {
        let column = if has_sidebar { &mut side } else { &mut main };
        column.add(&contact.content);
    }
    document.header.updated.iter().for_each(|updated| main.plain(updated));
    main.all(&document.header.summary);
    if let Some(letter) = document.letter() {
        main.letter(letter, &document.header.name);
    }
    for part in document.parts() {
        match part {
            Part::Section(section) if has_sidebar && SIDE.contains(&section.kind) => {
                side.section(section);
            }
            Part::Section(section) => main.section(section),
            Part::Group { title, sections, .. } => {
                main.add(title);
                for section in sections {
                    main.section(section);
                }
            }
        }
    }
    Reading { main: main.all, side: side.all }
}

struct Pieces<'a> {
    theme: &'a str,
    /// The kind of the section.
    kind: &'a str,
    all: Vec<Piece>,
}

impl Pieces<'_> {
    fn plain(&mut self, text: &str) {
        self.all.push(Piece::Run(spaced(text)));
    }

    fn add(&mut self, inlines: &[Inline]) {
        self.all.extend(runs(inlines).into_iter().map(Piece::Run));
    }

    fn all<'a>(&mut self, all: impl IntoIterator<Item = &'a Inlines>) {
        all.into_iter().for_each(|inlines| self.add(inlines));
    }

    fn section(&mut self, section: &Section) {
        self.kind = section.kind;
        self.all(section.title.as_ref());
        self.blocks(&section.blocks);
    }

    fn letter(&mut self, letter: &Letter, name: &str) {
        self.all(letter.date.as_ref());
        self.all(&letter.recipient);
        self.all(letter.subject.iter().chain(&letter.opening));
        self.blocks(&letter.body);
        self.add(&letter.closing);
        self.plain(name);
        if let Some(enclosures) = &letter.enclosures {
            self.plain(&enclosures.label);
            self.all(&enclosures.pieces);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Entry(entry) => self.entry(entry),
                Block::Heading(title) => self.add(title),
                Block::Publications(all) => {
                    for one in all {
                        self.publication(one);
                    }
                }
                Block::Line { label, text, date } => {
                    self.all([label, text].into_iter().chain(date));
                }
                Block::Paragraph(text) => self.add(text),
                Block::Fields(fields) => {
                    for field in fields {
                        self.plain(&field.label);
                        self.add(&field.text);
                    }
                }
                Block::Items(items) => self.items(items),
                Block::Row(items) => {
                    items.iter().for_each(|item| self.add(&item.to_inlines()));
                }
                Block::Legend(marks) => {
                    for (_, meaning) in marks {
                        self.plain(meaning);
                    }
                }
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let (beside, below) = entry.beside();
        let fields: Vec<_> = beside
            .iter()
            .flat_map(|field| [spaced(&field.label)].into_iter().chain(runs(&field.text)))
            .collect();
        let runs_of = |parts: [&Option<Inlines>; 5]| -> Vec<_> {
            parts.into_iter().flatten().flat_map(|part| runs(part)).collect()
        };
        // At the right end of a line, the date or the place stands behind the fields.
        let with_fields = |head: [&Option<Inlines>; 5]| {
            let last = head.iter().rposition(|part| part.is_some()).unwrap_or(0);
            let mut before = head;
            before[last] = &None;
            let last = [head[last], &None, &None, &None, &None];
            let inside = runs_of(before).into_iter().chain(fields.clone());
            let inside = inside.chain(runs_of(last)).collect::<Vec<_>>();
            let behind = runs_of(head).into_iter().chain(fields.clone()).collect();
            [behind, inside]
        };
        let heads = heads(entry, self.theme, self.kind);
        let orders = heads.into_iter().flat_map(with_fields).collect();
        self.all.push(Piece::Either(orders));
        // An entry in another is one of several posts, whose head no theme turns round.
        let kind = std::mem::take(&mut self.kind);
        self.blocks(below);
        self.kind = kind;
    }

    fn publication(&mut self, publication: &Publication) {
        // A year that stands in the column of dates comes first.
        let date: Vec<_> = publication.date.iter().flat_map(|date| runs(date)).collect();
        let authors = publication.authors.named.iter();
        let authors =
            authors.flat_map(|author| [spaced(&author.name), author.marks.clone()]);
        let mut before: Vec<_> = authors.chain(runs(&publication.title)).collect();
        let parts = [&publication.venue, &publication.details];
        before.extend(parts.into_iter().flatten().flat_map(|part| runs(part)));
        let first = date.iter().chain(&before).cloned().collect();
        let last = before.iter().chain(&date).cloned().collect();
        self.all.push(Piece::Either(vec![first, last]));
        self.all(publication.note.as_ref());
        self.blocks(&publication.body);
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.add(&item.text);
            self.all(&item.date);
            self.items(&item.items);
        }
    }
}

/// The head of an entry of a section of some kind, in the orders in which a theme may set it.
fn heads<'a>(entry: &'a Entry, theme: &str, kind: &str) -> Vec<[&'a Option<Inlines>; 5]> {
    let Entry { date, title, organization, location, note, .. } = entry;
    let is_where_first = ["experience", "education"].contains(&kind);
    let in_a_line = [title, note, organization, location, date];
    match theme {
        "modern" | "sidebar" if organization.is_some() => vec![
            [title, note, date, organization, location],
            [title, date, organization, location, note],
            in_a_line,
        ],
        "modern" | "sidebar" => vec![
            [title, note, location, date, organization],
            [title, location, date, note, organization],
            [title, note, date, location, organization],
        ],
        "banking" if title.is_none() || organization.is_none() => {
            vec![[title, organization, note, location, date]]
        }
        "banking" if is_where_first => vec![[organization, date, title, note, location]],
        "banking" => vec![
            [title, note, date, organization, location],
            [title, date, organization, note, location],
            in_a_line,
        ],
        "compact" | "plain" => {
            vec![in_a_line, [title, note, date, organization, location]]
        }
        "side" => vec![in_a_line],
        // A date that is too wide for its column stands behind the rest.
        _ => vec![
            [date, title, note, organization, location],
            [title, note, date, organization, location],
            in_a_line,
        ],
    }
}

/// Each piece stands behind the one before, in a text that writes them like this.
pub fn in_order(pieces: &[Piece], text: &str, written: fn(&str) -> String, name: &str) {
    let end_of = |runs: &[String], start: usize| {
        runs.iter().try_fold(start, |from, run| {
            let run = written(run);
            let found = text[from..].find(&run).ok_or_else(|| {
                let rest: String = text[from..].chars().take(300).collect();
                format!("{name}: `{run}` is not in: {rest}")
            })?;
            Ok(from + found + run.len())
        })
    };
    let mut from = 0;
    for piece in pieces {
        let end: Result<usize, String> = match piece {
            Piece::Run(run) => end_of(std::slice::from_ref(run), from),
            Piece::Either(orders) => {
                let mut ends = orders.iter().map(|order| end_of(order, from));
                let first = ends.next().expect("an order");
                ends.fold(first, |best, end| match (best, end) {
                    (Ok(best), Ok(end)) => Ok(best.min(end)),
                    (best, end) => best.or(end),
                })
            }
        };
        from = end.unwrap_or_else(|fault| panic!("{fault}"));
    }
}

/// The words of a text between its formulas, whose layout is not a line of characters.
pub fn runs(inlines: &[Inline]) -> Vec<String> {
    let mut runs = vec![String::new()];
    collect_runs(inlines, &mut runs);
    runs.iter().map(|run| spaced(run)).filter(|run| run.chars().count() > 1).collect()
}

fn collect_runs(inlines: &[Inline], runs: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Math(_) => runs.push(String::new()),
            Inline::Text(text) | Inline::Code(text) => {
                runs.last_mut().expect("it starts with one").push_str(text);
            }
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Own(content) => {
                collect_runs(content, runs);
            }
            Inline::Link { content, .. } => {
                collect_runs(content, runs);
                // Where links lead nowhere, the address follows.
                runs.push(String::new());
            }
        }
    }
}

/// The text of all pages without what stands at their heads and feet.
pub fn body_text(pages: &[String], document: &Document) -> String {
    let author = &document.metadata.author;
    let date = document.metadata.date.clone().unwrap_or_default();
    let mut text = String::new();
    for (at, page) in pages.iter().enumerate() {
        let number = format!("{} of {}", at + 1, pages.len());
        let outside = [
            number.clone(),
            date.clone(),
            author.clone(),
            format!("{author} {number}"),
            format!("{date} {number}"),
            format!("{date} {author} {number}"),
        ];
        // The name is also the first line of the first page, and the last of a letter.
        let is_signature = |line: &String| document.letter().is_some() && line == author;
        let is_outside = |at_line: usize, line: &String| {
            let is_first = at + at_line == 0;
            !line.is_empty() && outside.contains(line) && !is_first && !is_signature(line)
        };
        let lines = page.lines().map(spaced).enumerate();
        for (_, line) in lines.filter(|(at_line, line)| !is_outside(*at_line, line)) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    spaced(&text)
}
