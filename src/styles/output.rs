//! What the CSL processor gives, as pieces of a reference.

use std::collections::BTreeSet;

use hayagriva::citationberg::taxonomy::NameVariable;
use hayagriva::citationberg::{FontStyle, FontWeight};
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta, Formatting};

use super::hidden::Hidden;
use super::written::Piece;
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

/// The pieces of a reference; before the name at `gap` stands an ellipsis.
pub(super) fn pieces(
    tree: &ElemChildren,
    hidden: &Hidden,
    order: &[Option<usize>],
    gap: Option<usize>,
) -> Vec<Piece> {
    let mut writer = Writer { pieces: Vec::new(), hidden, order, gap };
    writer.children(tree);
    writer.trim();
    writer.pieces
}

struct Writer<'a> {
    pieces: Vec<Piece>,
    hidden: &'a Hidden,
    order: &'a [Option<usize>],
    gap: Option<usize>,
}

impl Writer<'_> {
    fn children(&mut self, tree: &ElemChildren) {
        for child in &tree.0 {
            match child {
                ElemChild::Text(text) => {
                    let inlines = self.hidden.reveal(&text.text);
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
            return self.children(&element.children);
        };
        if self.gap == Some(at) {
            self.text(vec![Inline::Text("… ".into())]);
        }
        let name = format!("{element:#}");
        match self.order.get(at).copied().flatten() {
            Some(author) => self.pieces.push(Piece::Name { author, name }),
            None => self.text(vec![Inline::Text(name)]),
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
