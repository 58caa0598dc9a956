//! Who stands before the title, and who else had a part in a publication.

use std::fmt::Write;

use unicode_normalization::char::is_combining_mark;

use super::{authors, entry};
use crate::document::{Authors, Inlines};
use crate::model::entries::{
    Author, Contributor, Publication as Source, PublicationType as Type,
};
use crate::model::publications::Layout;
use crate::model::values::{Plain, Text};
use crate::resolve::{Context, blocks};
use crate::text;

/// The authors with their collaboration; of a volume without authors, its editors.
pub(super) fn in_front(
    source: &Source,
    layout: &Layout,
    context: Context<'_>,
) -> Authors {
    let words = context.words;
    let mut authors = if is_edited(source) {
        let mut volume = source.clone();
        for editor in &source.editors {
            volume.authors.push(as_author(editor));
        }
        let mut editors = authors::of(&volume, layout, context);
        let label = words.editors_behind(source.editors.len());
        let label = label.replace(' ', "\u{a0}");
        let _ = write!(editors.rest, " ({label})");
        editors
    } else {
        authors::of(source, layout, context)
    };
    if let Some(collaboration) = &source.collaboration {
        let name = text::plain(&blocks::inline(collaboration));
        let _ = write!(authors.rest, " ({name})");
    }
    authors
}

/// Whether the editors stand in front: what they edited is a work, not what holds one, and
/// they are named by names, not in other words.
pub(super) fn is_edited(source: &Source) -> bool {
    let holds_it =
        matches!(source.r#type, Some(Type::Chapter | Type::Conference | Type::Workshop));
    source.authors.is_empty()
        && !source.editors.is_empty()
        && !holds_it
        && source.editors.iter().all(|editor| is_name(editor.as_str()))
}

/// Whether the editors stand before the title of the book that a chapter is in.
pub(super) fn are_before_book(source: &Source) -> bool {
    source.r#type == Some(Type::Chapter)
        && source.venue.as_ref().or(source.venue_short.as_ref()).is_some()
        && !source.editors.is_empty()
        && source.editors.iter().all(|editor| is_name(editor.as_str()))
}

/// The translators, who stand behind the title.
pub(super) fn translators(
    source: &Source,
    layout: &Layout,
    context: Context<'_>,
) -> Option<Inlines> {
    let is_translator = |one: &&Contributor| one.role.as_str() == TRANSLATOR;
    let names: Vec<_> =
        source.contributors.iter().filter(is_translator).map(|one| &one.name).collect();
    authors::names(&names, layout, context)
}

/// The role of a translator.
pub(super) const TRANSLATOR: &str = "translator";

/// How long a name is at most.
const LONG: usize = 60;

/// Whether a text can only be a name: `Ada Lovelace`, `de Morgan, Augustus`.
fn is_name(text: &str) -> bool {
    let is_of_name = |c: char| {
        c.is_alphabetic()
            || is_combining_mark(c)
            || matches!(
                c,
                ' ' | '\u{a0}' | '.' | '-' | '‐' | '\'' | '’' | 'ʻ' | '·' | ','
            )
    };
    let (family, given) = text.split_once(", ").unwrap_or((text, "A"));
    text.chars().count() < LONG
        && text.chars().all(is_of_name)
        && !given.contains(',')
        && !family.contains(',')
        && [family, given].iter().all(|part| part.starts_with(char::is_alphabetic))
}

fn as_author(editor: &Text) -> Author {
    let name = text::plain(&blocks::inline(editor));
    Author {
        name: Plain::from(name.as_str()),
        equal: None,
        corresponding: None,
        student: None,
        deceased: None,
        url: None,
        orcid: None,
    }
}

/// Somebody's part: the names with their label, and the names alone.
pub(super) struct OthersRole<'a> {
    /// What they did.
    pub role: &'a str,
    /// `Translator: Ada Lovelace`.
    pub written: Inlines,
    /// Who had it.
    pub names: Vec<&'a Text>,
}

/// What others than authors and editors did, each role once.
pub(super) fn others<'a>(
    source: &'a Source,
    layout: &Layout,
    context: Context<'_>,
) -> Vec<OthersRole<'a>> {
    let mut roles: Vec<(&str, Vec<&Text>)> = Vec::new();
    for one in &source.contributors {
        match roles.iter_mut().find(|(role, _)| *role == one.role.as_str()) {
            Some((_, names)) => names.push(&one.name),
            None => roles.push((one.role.as_str(), vec![&one.name])),
        }
    }
    let parts = roles.into_iter().filter_map(|(role, names)| {
        let label = context.words.label_of(role, names.len());
        let written = authors::names(&names, layout, context)?;
        Some(OthersRole {
            role,
            written: entry::labelled(&capitalised(&label), written)?,
            names,
        })
    });
    parts.collect()
}

/// A label in the author's words begins as the others do.
fn capitalised(label: &str) -> String {
    let mut rest = label.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}
