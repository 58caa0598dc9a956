//! What the CSL processor gives, as pieces of a reference.

use std::collections::BTreeSet;

use hayagriva::citationberg::taxonomy::NameVariable;
use hayagriva::citationberg::{FontStyle, FontWeight};
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta, Formatting};

use super::hidden::Hidden;
use super::initials::GivenNames;
use super::written::Piece;
use crate::people::Known;
use crate::text::Inline;

/// Which of the authors' names are shown, by their place in the order.
pub(super) fn names(tree: &ElemChildren) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    collect(tree, &mut found);
    found
}

fn collect(tree: &ElemChildren, found: &mut BTreeSet<usize>) {
    for child in &tree.0 {
        if let ElemChild::Elem(element) = child {
            match author(element) {
                Some(at) => {
                    found.insert(at);
                }
                None => collect(&element.children, found),
            }
        }
    }
}

fn author(element: &Elem) -> Option<usize> {
    match element.meta {
        Some(ElemMeta::Name(NameVariable::Author, at)) => Some(at),
        _ => None,
    }
}

/// What the signs in a reference stand for.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    /// Texts with markup.
    pub hidden: &'a Hidden,
    /// Given names.
    pub given: &'a GivenNames,
    /// Whether initials keep the hyphens of names.
    pub keeps_hyphens: bool,
    /// The authors, in the order in which the style got them.
    pub order: &'a [Option<usize>],
    /// The name before which an ellipsis stands.
    pub gap: Option<usize>,
    /// Whose CV it is.
    pub owner: &'a Known,
}

/// The pieces of a reference.
pub(super) fn pieces(tree: &ElemChildren, reading: Reading<'_>) -> Vec<Piece> {
    let mut writer = Writer { pieces: Vec::new(), reading };
    writer.children(tree);
    writer.trim();
    writer.pieces
}

struct Writer<'a> {
    pieces: Vec<Piece>,
    reading: Reading<'a>,
}

impl Writer<'_> {
    fn children(&mut self, tree: &ElemChildren) {
        for child in &tree.0 {
            match child {
                ElemChild::Text(text) => {
                    let inlines = self.reading.hidden.reveal(&self.name(&text.text));
                    self.text(formatted(inlines, text.formatting));
                }
                ElemChild::Link { text, url } => {
                    let content = vec![Inline::Text(text.text.clone())];
                    let link = Inline::Link { url: url.clone(), content };
                    self.text(formatted(vec![link], text.formatting));
                }
                ElemChild::Elem(element) => self.element(element),
                ElemChild::Markup(text) => self.text(vec![Inline::Text(text.clone())]),
                ElemChild::Transparent { .. } => {}
            }
        }
    }

    fn element(&mut self, element: &Elem) {
        let Some(at) = author(element) else {
            // Blocks and columns of a style are one line in a CV.
            if element.display.is_some() {
                self.text(vec![Inline::Text(" ".into())]);
            }
            if self.is_own(element) {
                return self.own(element);
            }
            return self.children(&element.children);
        };
        if self.reading.gap == Some(at) {
            self.text(vec![Inline::Text("… ".into())]);
        }
        let name = self.name(&format!("{element:#}"));
        match self.reading.order.get(at).copied().flatten() {
            Some(author) => self.pieces.push(Piece::Name { author, name }),
            None => self.text(vec![Inline::Text(name)]),
        }
    }

    /// A text with its given names.
    fn name(&self, text: &str) -> String {
        self.reading.given.reveal(text, self.reading.keeps_hyphens)
    }

    /// Whether a name that is no author's is the person's.
    fn is_own(&self, element: &Elem) -> bool {
        matches!(element.meta, Some(ElemMeta::Name(..))) && {
            let written = format!("{element:#}");
            let name = self.reading.given.name_in(&written);
            name.is_some_and(|name| self.reading.owner.is(name))
        }
    }

    fn own(&mut self, element: &Elem) {
        let before = std::mem::take(&mut self.pieces);
        self.children(&element.children);
        for piece in std::mem::replace(&mut self.pieces, before) {
            match piece {
                Piece::Text(inlines) => self.text(vec![Inline::Own(inlines)]),
                name @ Piece::Name { .. } => self.pieces.push(name),
            }
        }
    }

    fn text(&mut self, inlines: Vec<Inline>) {
        if inlines.is_empty() {
            return;
        }
        if !matches!(self.pieces.last(), Some(Piece::Text(_))) {
            self.pieces.push(Piece::Text(Vec::new()));
        }
        let Some(Piece::Text(all)) = self.pieces.last_mut() else { return };
        for inline in inlines {
            push(all, inline);
        }
    }

    /// Leaves out the space at both ends, which brackets and numbers left behind.
    fn trim(&mut self) {
        if let Some(Piece::Text(all)) = self.pieces.first_mut()
            && let Some(Inline::Text(text)) = all.first_mut()
        {
            *text = text.trim_start().to_owned();
        }
        if let Some(Piece::Text(all)) = self.pieces.last_mut()
            && let Some(Inline::Text(text)) = all.last_mut()
        {
            text.truncate(text.trim_end().len());
        }
        let is_empty = |inline: &Inline| *inline == Inline::Text(String::new());
        for piece in &mut self.pieces {
            if let Piece::Text(all) = piece {
                all.retain(|inline| !is_empty(inline));
            }
        }
        self.pieces.retain(|piece| *piece != Piece::Text(Vec::new()));
    }
}

/// Adds to a run; neighbours of one sort become one, and two spaces too.
fn push(all: &mut Vec<Inline>, inline: Inline) {
    match (all.last_mut(), inline) {
        (Some(Inline::Text(last)), Inline::Text(text)) => {
            let is_spaced = last.ends_with(' ');
            last.push_str(if is_spaced { text.trim_start_matches(' ') } else { &text });
        }
        (Some(Inline::Emphasis(last)), Inline::Emphasis(content))
        | (Some(Inline::Strong(last)), Inline::Strong(content)) => {
            for inline in content {
                push(last, inline);
            }
        }
        (_, inline) => all.push(inline),
    }
}

fn formatted(inlines: Vec<Inline>, formatting: Formatting) -> Vec<Inline> {
    let mut inlines = inlines;
    if inlines.is_empty() {
        return inlines;
    }
    if formatting.font_style != FontStyle::Normal {
        inlines = vec![Inline::Emphasis(inlines)];
    }
    if formatting.font_weight == FontWeight::Bold {
        inlines = vec![Inline::Strong(inlines)];
    }
    inlines
}
