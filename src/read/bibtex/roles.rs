//! Who else had a part in a work: biblatex's translators, editors of other types, and those
//! who wrote what stands around the text.

use super::fields::{Fields, made};
use super::names;
use crate::text::escape_markdown;
use crate::tree::node::{Node, Style};

/// Fields with names, and what they did.
const ROLES: [(&str, &str); 8] = [
    ("translator", "translator"),
    ("bookauthor", "book-author"),
    ("foreword", "foreword"),
    ("introduction", "introduction"),
    ("afterword", "afterword"),
    ("annotator", "annotator"),
    ("commentator", "commentator"),
    ("redactor", "redactor"),
];

/// Fields with more editors, and those that say what these did.
const EDITORS: [(&str, &str); 3] =
    [("editora", "editoratype"), ("editorb", "editorbtype"), ("editorc", "editorctype")];

impl Fields<'_> {
    /// The editors, and everybody who is neither an author nor an editor.
    pub(super) fn editors_and_others(&mut self) {
        let mut all = Vec::new();
        let role = self.typed("editortype");
        if role == "editor" {
            self.editors();
        } else {
            self.in_role("editor", &role, &mut all);
        }
        for (name, kind) in EDITORS {
            let role = self.typed(kind);
            self.in_role(name, &role, &mut all);
        }
        for (name, role) in ROLES {
            self.in_role(name, role, &mut all);
        }
        if let Some((at, _)) = all.first() {
            let (at, span) = (*at, self.field(*at).span);
            let nodes = all.into_iter().map(|(_, node)| node).collect();
            self.insert(at, "contributors", Node::sequence(span, nodes));
        }
    }

    /// What editors of a type did, in biblatex's word.
    fn typed(&mut self, name: &str) -> String {
        match self.take(&[name]) {
            Some(at) => self.plain(at).trim().to_lowercase(),
            None => "editor".to_owned(),
        }
    }

    fn in_role(&mut self, name: &str, role: &str, all: &mut Vec<(usize, Node)>) {
        let Some(at) = self.take(&[name]) else { return };
        let span = self.field(at).span;
        for name in self.names(at) {
            let name = escape_markdown(&names::Name::in_parts(&name));
            let part = |key: &str, text: String| made(key, span, text, Style::Tex);
            let parts = vec![part("role", role.to_owned()), part("name", name)];
            all.push((at, Node::mapping(span, parts)));
        }
    }
}
