//! New entries: the key of each, and its text in the style of the file.

use std::collections::HashMap;

use super::habits::Habits;
use super::write::{Given, Words};
use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::edit::Wishes;
use crate::edit::keys::{Key, Pattern, Taken};
use crate::read::bibtex::{Glance, Piece, RawEntry, RawFile, outline};
use crate::source::Source;

/// The keys and texts of the entries given.
pub(super) fn entries(
    file: &Source,
    (there, near): (&RawFile, &[RawEntry]),
    given: &[&Source],
    wishes: &Wishes,
    habits: &Habits,
) -> Result<Vec<(String, String)>, Diagnostic> {
    let text = file.text();
    let mut names = Names {
        wish: &wishes.key,
        pattern: Pattern::of(near.iter().filter_map(|entry| {
            let key = &text[entry.key.clone()];
            (entry.is_work(text) && !key.is_empty())
                .then(|| (key, Glance::at(entry, text)))
        })),
        taken: Taken::default(),
    };
    for entry in &there.entries {
        names.taken.add(&text[entry.key.clone()]);
    }
    let known = words(text, there);
    let mut new = Vec::new();
    for source in given {
        let outline = outline(source);
        let mut words = words(source.text(), &outline);
        words.retain(|word, value| known.get(word) != Some(value));
        let mut keys = Vec::new();
        for entry in &outline.entries {
            keys.push(names.name(entry, source.text()).map_err(|key| {
                let same = |there: &&RawEntry| {
                    text[there.key.clone()].eq_ignore_ascii_case(&key)
                };
                let at = there.entries.iter().find(same).map(|entry| entry.key.start);
                taken(&key, file, at)
            })?);
        }
        let old =
            outline.entries.iter().map(|it| source.text()[it.key.clone()].to_lowercase());
        let changed: HashMap<_, _> = old.zip(keys.iter().cloned()).collect();
        for (entry, key) in outline.entries.iter().zip(keys) {
            let given = Given {
                text: source.text(),
                entry,
                words: &words,
                keys: &changed,
                is_selected: wishes.is_selected && entry.is_work(source.text()),
            };
            let written = given.written(&key, habits);
            new.push((key, written));
        }
    }
    Ok(new)
}

struct Names<'a> {
    wish: &'a Key,
    pattern: Pattern,
    taken: Taken,
}

impl Names<'_> {
    /// The key of an entry; the one that was asked for and is taken.
    fn name(&mut self, entry: &RawEntry, text: &str) -> Result<String, String> {
        let given = &text[entry.key.clone()];
        let key = match self.wish {
            Key::Named(key) if self.taken.has(key) => return Err(key.clone()),
            Key::Named(key) => key.clone(),
            Key::Kept if self.taken.has(given) => return Err(given.to_owned()),
            Key::Kept if !given.is_empty() => given.to_owned(),
            _ if !entry.is_work(text) => self.taken.free(given),
            _ => self.taken.free(&self.pattern.key(&Glance::at(entry, text), given)),
        };
        self.taken.add(&key);
        Ok(key)
    }
}

/// What the words of a file stand for.
fn words(text: &str, file: &RawFile) -> Words {
    let mut words = Words::new();
    for string in &file.strings {
        let pieces = string.pieces.iter().map(|piece| match piece {
            Piece::Text(inner) => text[inner.clone()].to_owned(),
            Piece::Word(word) => {
                let word = &text[word.clone()];
                words.get(&word.to_lowercase()).cloned().unwrap_or_else(|| word.into())
            }
        });
        let value = pieces.collect();
        words.insert(text[string.name.clone()].to_lowercase(), value);
    }
    words
}

fn taken(key: &str, file: &Source, at: Option<usize>) -> Diagnostic {
    let place = at.map_or_else(
        || "another new entry".to_owned(),
        |at| format!("the entry at {}:{}", file.name().display(), file.position(at).line),
    );
    Diagnostic::of_file(
        Code::DuplicateKey,
        format!("the key `{}` is that of {place}", excerpt(key)),
    )
    .help("give another with `--key`, or leave it to cvtex")
}
