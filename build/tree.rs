//! Finds files by name in a TeX tree, as kpathsea would for XeLaTeX.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing XeLaTeX reads, and the kernel's pre-releases.
const SKIPPED: &[&str] = &[
    "bibtex",
    "bug",
    "context",
    "doc",
    "info",
    "latex-dev",
    "lualatex",
    "luatex",
    "man",
    "plain",
    "scripts",
    "source",
    "tex4ht",
    "xelatex-dev",
];

/// Where a name is found in two places the earlier of these wins.
const PREFERRED: &[&str] = &["xelatex", "latex", "xetex", "generic"];

/// The files under some roots, by their names.
pub(crate) struct TexTree {
    paths: HashMap<String, PathBuf>,
    /// Those that were asked for, so that a source archive can be made of them.
    wanted: RefCell<BTreeSet<PathBuf>>,
}

impl TexTree {
    /// Where the file of this name is.
    pub(crate) fn path(&self, name: &str) -> Option<&Path> {
        let path = self.paths.get(name)?;
        self.wanted.borrow_mut().insert(path.clone());
        Some(path)
    }

    /// The files that were asked for, one a line, in the order of their paths.
    pub(crate) fn wanted(&self) -> String {
        let wanted = self.wanted.borrow();
        wanted.iter().map(|path| format!("{}\n", path.display())).collect()
    }
}

/// Lists what lies under the roots. In doubt an earlier root wins over a later one.
pub(crate) fn open(roots: &[PathBuf]) -> Result<TexTree, String> {
    let mut paths = HashMap::new();
    for root in roots {
        if !root.is_dir() {
            return Err(format!(
                "no TeX tree at {}: run `make setup`, or name one in {}",
                root.display(),
                crate::TREE_VARIABLE,
            ));
        }
        walk(root, &mut paths);
    }
    Ok(TexTree { paths, wanted: RefCell::default() })
}

fn walk(folder: &Path, paths: &mut HashMap<String, PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    // The order in which a disk lists a folder must not decide what is built.
    entries.sort();
    for path in entries {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.is_dir() {
            if !SKIPPED.contains(&name) {
                walk(&path, paths);
            }
        } else if path.exists() {
            let name = name.to_owned();
            match paths.get(&name) {
                Some(found) if rank(found) <= rank(&path) => {}
                _ => {
                    paths.insert(name, path);
                }
            }
        }
    }
}

fn rank(path: &Path) -> usize {
    let has = |folder: &&&str| path.components().any(|part| part.as_os_str() == **folder);
    PREFERRED.iter().position(|folder| has(&folder)).unwrap_or(PREFERRED.len())
}
