//! What a page must show of a document: its texts in pieces, those of an entry together.

use super::kind::Kind;
use super::letters::letters;
use super::runs::Runs;
use crate::document::{
    Block, Contact, Document, Entry, Field, Header, Inlines, Item, Letter, Part,
    Publication, Run, Section,
};
use crate::text::Inline;

/// What a document holds.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// Its texts.
    pub stretches: Vec<Stretch>,
    /// The addresses of its links.
    pub addresses: Vec<String>,
}

/// Passages that follow one another on the page. A theme may set it elsewhere as a whole.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// The passages in order.
    pub passages: Vec<Passage>,
}

/// Pieces that stand together: those of an entry, a publication, a paragraph.
#[derive(Debug, Default)]
pub(super) struct Passage {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// How many characters its formulas are written with.
    pub formulas: usize,
}

/// A run of words.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// As the document has it.
    pub text: String,
    /// As it is compared.
    pub letters: String,
    /// Pieces of one lane follow one another; those of several are in the order of the theme.
    pub lane: Lane,
    /// What it is for a program that reads it aloud.
    pub kind: Kind,
    /// Which command of the LaTeX it is in, counted as [`crate::write::latex::Latex::command_at`]
    /// does.
    pub command: usize,
}

/// A part of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// A value of an entry or a publication, by its name in LaTeX.
    Value(&'static str),
    /// All else.
    Text,
}

/// A passage of more pieces is taken for several.
const MOST_PIECES: usize = 100;

/// What a document holds, for its pages to show.
pub(super) fn of(document: &Document) -> Expected {
    let Collector { stretches, addresses, .. } = collect(document);
    Expected { stretches, addresses }
}

/// The same where an address may stand behind the words of a link.
pub(super) fn with_addresses(document: &Document) -> Expected {
    let Collector { stretches, addresses, .. } = collect_with(document, true);
    Expected { stretches, addresses }
}

fn collect(document: &Document) -> Collector {
    // A theme of one's own may do either.
    let look = &document.look;
    collect_with(document, !look.shows_links() || look.theme.own().is_some())
}

fn collect_with(document: &Document, has_addresses: bool) -> Collector {
    let mut all = Collector { has_addresses, ..Collector::default() };
    all.header(&document.header);
    for part in document.parts() {
        match part {
            Part::Section(section) => all.section(section),
            Part::Group { title, sections, .. } => {
                all.begin_stretch();
                all.heading(title);
                for section in sections {
                    all.section(section);
                }
            }
        }
    }
    if let Some(letter) = document.letter() {
        all.letter(letter, &document.header.name);
    }
    all
}

#[derive(Default)]
struct Collector {
    stretches: Vec<Stretch>,
    addresses: Vec<String>,
    /// How many commands were met.
    commands: usize,
    /// Whether a link is its words with the address behind them.
    has_addresses: bool,
    /// What the texts are that come next.
    kind: Kind,
}

impl Collector {
    fn begin_stretch(&mut self) {
        self.stretches.push(Stretch::default());
    }

    fn begin(&mut self) {
        if let Some(stretch) = self.stretches.last_mut() {
            stretch.passages.push(Passage::default());
        }
    }

    /// A text whose command begins here.
    fn command(&mut self) {
        self.commands += 1;
    }

    fn plain(&mut self, text: &str, lane: Lane) {
        let letters = letters(text);
        let passages = self.stretches.last_mut().map(|stretch| &mut stretch.passages);
        let Some(passages) = passages else { return };
        let is_sign = letters.bytes().all(|byte| byte.is_ascii_punctuation());
        if is_sign {
            return;
        }
        let is_full =
            passages.last().is_none_or(|passage| passage.pieces.len() >= MOST_PIECES);
        if is_full {
            passages.push(Passage::default());
        }
        let command = self.commands.saturating_sub(1);
        if let Some(passage) = passages.last_mut() {
            let (text, kind) = (text.to_owned(), self.kind);
            passage.pieces.push(Piece { text, letters, lane, kind, command });
        }
    }

    /// Texts of a kind.
    fn as_kind(&mut self, kind: Kind, add: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.kind, kind);
        add(self);
        self.kind = before;
    }

    fn inlines(&mut self, inlines: &[Inline], lane: Lane) {
        let Runs { words: runs, formulas, addresses } =
            Runs::of(inlines, self.has_addresses);
        self.addresses.extend(addresses);
        // One letter between formulas may be a part of them.
        let is_alone = formulas == 0;
        for run in runs.iter().filter(|run| is_alone || run.trim().chars().count() > 1) {
            self.plain(run, lane);
        }
        let passage = self.stretches.last_mut().and_then(|all| all.passages.last_mut());
        if let Some(passage) = passage {
            passage.formulas += formulas;
        }
    }

    fn header(&mut self, header: &Header) {
        self.begin_stretch();
        self.begin();
        self.command();
        self.as_kind(Kind::Name, |all| all.plain(&header.name, Lane::Text));
        for headline in &header.headlines {
            self.command();
            self.begin();
            self.inlines(headline, Lane::Text);
        }
        self.begin_stretch();
        for Contact { content, .. } in &header.contacts {
            self.command();
            self.begin();
            self.as_kind(Kind::Item, |all| all.inlines(content, Lane::Text));
        }
        if let Some(updated) = &header.updated {
            self.begin_stretch();
            self.command();
            self.begin();
            self.plain(updated, Lane::Text);
        }
        self.begin_stretch();
        for paragraph in &header.summary {
            self.command();
            self.begin();
            self.inlines(paragraph, Lane::Text);
        }
    }

    fn letter(&mut self, letter: &Letter, name: &str) {
        self.begin_stretch();
        for text in letter.date.iter().chain(&letter.recipient) {
            self.line(text);
        }
        if let Some(subject) = &letter.subject {
            self.heading(subject);
        }
        if let Some(opening) = &letter.opening {
            self.line(opening);
        }
        for block in &letter.body {
            self.begin();
            self.block(block);
        }
        self.command();
        self.begin();
        self.inlines(&letter.closing, Lane::Value("closing"));
        self.plain(name, Lane::Value("name"));
        if let Some(enclosures) = &letter.enclosures {
            self.command();
            self.begin();
            self.plain(&enclosures.label, Lane::Text);
            for piece in &enclosures.pieces {
                self.command();
                self.inlines(piece, Lane::Text);
            }
        }
    }

    fn heading(&mut self, title: &[Inline]) {
        self.as_kind(Kind::Heading, |all| all.line(title));
    }

    fn line(&mut self, text: &[Inline]) {
        self.command();
        self.begin();
        self.inlines(text, Lane::Text);
    }

    fn section(&mut self, section: &Section) {
        self.begin_stretch();
        self.heading(section.title.as_deref().unwrap_or_default());
        for block in &section.blocks {
            self.begin();
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Entry(entry) => self.entry(entry),
            Block::Publications(all) => {
                for publication in all {
                    self.begin();
                    self.as_kind(Kind::Item, |all| all.publication(publication));
                }
            }
            Block::Items(items) => self.as_kind(Kind::Item, |all| all.items(items)),
            Block::Heading(text) => {
                self.command();
                self.as_kind(Kind::Heading, |all| all.inlines(text, Lane::Text));
            }
            Block::Paragraph(text) => {
                self.command();
                self.inlines(text, Lane::Text);
            }
            Block::Line { label, text, date } => {
                self.command();
                self.inlines(label, Lane::Value("label"));
                self.inlines(text, Lane::Text);
                self.values([("date", date)]);
            }
            Block::Fields(fields) => {
                self.command();
                self.fields(fields);
            }
            Block::Row(items) => {
                self.command();
                for item in items {
                    self.inlines(&item.to_inlines(), Lane::Text);
                }
            }
            Block::Legend(marks) => {
                self.command();
                for (_, meaning) in marks {
                    self.as_kind(Kind::Note, |all| all.plain(meaning, Lane::Text));
                }
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.command();
        self.values([
            ("date", &entry.date),
            ("title", &entry.title),
            ("organization", &entry.organization),
            ("location", &entry.location),
            ("note", &entry.note),
        ]);
        let (beside, below) = entry.beside();
        self.fields(beside);
        for block in below {
            self.block(block);
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.plain(&field.label, Lane::Text);
            self.inlines(&field.text, Lane::Text);
        }
    }

    fn values<const MANY: usize>(
        &mut self,
        values: [(&'static str, &Option<Inlines>); MANY],
    ) {
        for (name, value) in values {
            if let Some(value) = value {
                self.inlines(value, Lane::Value(name));
            }
        }
    }

    fn publication(&mut self, publication: &Publication) {
        self.command();
        self.addresses
            .extend(publication.people().filter_map(|author| author.url.clone()));
        let lane = Lane::Value("reference");
        if let Some(reference) = &publication.reference {
            for run in reference {
                match run {
                    Run::Text(text) => self.inlines(text, lane),
                    Run::Author(author) => self.plain(&author.name, lane),
                }
            }
        } else {
            for author in &publication.authors.named {
                self.plain(&author.name, Lane::Value("authors"));
            }
            let rest = publication.authors.rest.trim_start_matches(", ");
            self.plain(rest, Lane::Value("authors"));
            self.inlines(&publication.title, Lane::Value("title"));
            self.values([
                ("venue", &publication.venue),
                ("details", &publication.details),
                ("date", &publication.date),
            ]);
        }
        self.values([("note", &publication.note)]);
        for block in &publication.body {
            self.block(block);
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.command();
            self.inlines(&item.text, Lane::Text);
            self.values([("date", &item.date)]);
            self.items(&item.items);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::source::Source;
    use crate::write::latex::typeset;

    #[test]
    fn commands_are_counted_as_the_latex_has_them() {
        for name in ["everything", "professor", "bilingual", "researcher", "letter"] {
            let open = |path: &std::path::Path| {
                std::fs::read(std::path::Path::new("examples").join(path))
            };
            let name = format!("{name}.yaml");
            let yaml = open(name.as_ref()).expect("an example");
            let yaml = String::from_utf8(yaml).expect("UTF-8");
            let source = Source::new(&name, yaml);
            let mut compilation = crate::Compilation::new(source, Files::new(open));
            let root = compilation.tree(&crate::Request::default()).expect("YAML");
            let checked = compilation.check(&root, None);
            let checked = checked.expect("a CV without faults");
            for document in std::iter::once(checked.document()).chain(checked.letter()) {
                let latex = typeset(&document);
                let lines = latex.as_str().lines().count();
                assert_eq!(latex.command_at(lines), None, "{name}");
                let last = latex.command_at(lines - 1);
                assert_eq!(last, Some(collect(&document).commands - 1), "{name}");
            }
        }
    }
}
