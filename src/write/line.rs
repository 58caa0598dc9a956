//! A publication as one line, with the punctuation that a theme sets between its parts: for
//! outputs that are not LaTeX.

use crate::document::{Author, Publication, Run};
use crate::text::{self, Inline};

/// A piece of the line.
#[derive(Clone, Debug)]
pub(super) enum Piece<'a> {
    /// Punctuation, and words that stand for other authors.
    Words(String),
    /// Text of the publication.
    Prose(Role, &'a [Inline]),
    /// An author.
    Author(&'a Author),
}

/// What a text of a publication is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title.
    Title,
    /// Where it appeared.
    Venue,
    /// All else.
    Other,
}

/// The line of a publication: the authors, the title, where and when it appeared, a remark.
pub(super) fn publication(publication: &Publication) -> Vec<Piece<'_>> {
    let mut line = Line::default();
    if let Some(reference) = &publication.reference {
        for run in reference {
            match run {
                Run::Text(text) => line.prose(Role::Other, text),
                Run::Author(author) => line.author(author),
            }
        }
        // The style has set its own full stops.
        if let Some(note) = &publication.note {
            line.stop();
            line.prose(Role::Other, note);
            line.end();
        }
        return line.pieces;
    }
    for author in &publication.authors.named {
        line.words(author.before.clone());
        line.author(author);
    }
    line.words(publication.authors.rest.clone());
    line.stop();
    line.prose(Role::Title, &publication.title);
    let mut is_in_venue = false;
    if let Some(venue) = &publication.venue {
        line.stop();
        line.prose(Role::Venue, venue);
        is_in_venue = true;
    }
    for value in [&publication.details, &publication.date].into_iter().flatten() {
        if is_in_venue {
            line.words(", ".to_owned());
        } else {
            line.stop();
        }
        line.prose(Role::Other, value);
        is_in_venue = true;
    }
    if let Some(note) = &publication.note {
        line.stop();
        line.prose(Role::Other, note);
    }
    line.end();
    line.pieces
}

#[derive(Default)]
struct Line<'a> {
    pieces: Vec<Piece<'a>>,
    /// The last character that is no quotation mark or bracket.
    last: Option<char>,
}

impl<'a> Line<'a> {
    fn words(&mut self, words: String) {
        if !words.is_empty() {
            self.remember(&words);
            self.pieces.push(Piece::Words(words));
        }
    }

    fn prose(&mut self, role: Role, inlines: &'a [Inline]) {
        self.remember(&text::plain(inlines));
        self.pieces.push(Piece::Prose(role, inlines));
    }

    fn author(&mut self, author: &'a Author) {
        self.remember(&author.name);
        self.pieces.push(Piece::Author(author));
    }

    fn remember(&mut self, text: &str) {
        let closing = |c: char| c.is_whitespace() || "\"'”’»)]".contains(c);
        self.last = text.trim_end_matches(closing).chars().last().or(self.last);
    }

    fn has_ended(&self) -> bool {
        matches!(self.last, Some('.' | '?' | '!' | '…' | '。'))
    }

    /// A full stop and a space, unless nothing stands before them.
    fn stop(&mut self) {
        if self.last.is_some() {
            let stop = if self.has_ended() { " " } else { ". " };
            self.pieces.push(Piece::Words(stop.to_owned()));
        }
    }

    fn end(&mut self) {
        if self.last.is_some() && !self.has_ended() {
            self.words(".".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Authors;

    #[test]
    fn parts_are_told_apart_by_one_full_stop() {
        let text = |text: &str| vec![Inline::Text(text.to_owned())];
        let author = |before: &str, name: &str| Author {
            before: before.to_owned(),
            name: name.to_owned(),
            is_self: false,
            marks: String::new(),
            url: None,
        };
        let named = vec![author("", "Lovelace, A."), author(", ", "Babbage, C.")];
        let one = Publication {
            authors: Authors { named, rest: String::new() },
            title: text("Can it think?"),
            venue: Some(text("Taylor’s Memoirs")),
            details: Some(text("3")),
            date: Some(text("1843")),
            note: Some(text("Reprinted")),
            ..Publication::default()
        };
        let line: String = publication(&one)
            .into_iter()
            .map(|piece| match piece {
                Piece::Words(words) => words,
                Piece::Prose(_, inlines) => text::plain(inlines),
                Piece::Author(author) => author.name.clone(),
            })
            .collect();
        assert_eq!(
            line,
            "Lovelace, A., Babbage, C. Can it think? Taylor’s Memoirs, 3, 1843. Reprinted."
        );
    }
}
