//! Reads `data/tex/files.list`: which TeX files are needed, and the Debian package of each.

use std::fmt::Write;
use std::path::Path;

use crate::tree::TexTree;

/// The list: one line of it for each file.
pub(crate) struct List(Vec<Wanted>);

/// A file cvtex is built from.
pub(crate) struct Wanted {
    /// Its name, without a folder.
    pub(crate) name: String,
    /// The Debian package that has it.
    pub(crate) package: String,
    /// Whether documents can read it, not the format alone.
    pub(crate) is_embedded: bool,
}

/// Reads the list at `path`.
pub(crate) fn read(path: &Path) -> Result<List, String> {
    let text = String::from_utf8_lossy(&crate::read(path)?).into_owned();
    let mut package = String::new();
    let mut wanted = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            name.trim_end_matches(']').clone_into(&mut package);
            continue;
        }
        let (name, is_embedded) = match line.split_once(' ') {
            Some((name, "build")) => (name, false),
            Some((_, rest)) => return Err(format!("files.list: unknown word `{rest}`")),
            None => (line, true),
        };
        wanted.push(Wanted {
            name: name.to_owned(),
            package: package.clone(),
            is_embedded,
        });
    }
    Ok(List(wanted))
}

impl List {
    /// The files documents can read.
    pub(crate) fn embedded(&self) -> impl Iterator<Item = &Wanted> {
        self.0.iter().filter(|wanted| wanted.is_embedded)
    }

    /// Fails with every file the tree lacks and the package that has it.
    pub(crate) fn check(&self, tree: &TexTree) -> Result<(), String> {
        let mut missing = String::new();
        for wanted in self.0.iter().filter(|wanted| tree.path(&wanted.name).is_none()) {
            let _ = write!(missing, "\n  {} (Debian: {})", wanted.name, wanted.package);
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(format!(
            "the TeX tree lacks these files: run `make setup`, or name a complete tree in {}{missing}",
            crate::TREE_VARIABLE,
        ))
    }
}
