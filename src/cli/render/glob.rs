//! Patterns of file names that the shell has left as they are: `'staff/*.yaml'`.
//!
//! `*` stands for any characters of a name, `?` for one, and `**` for folders at any depth. As
//! in a shell, a name that starts with a full stop is met only by a pattern that does.

use std::path::{Component, Path, PathBuf};

/// Any folders, at any depth.
const ANY_DEPTH: &str = "**";

/// The files and folders that a pattern stands for, by name. None where it is no pattern, or the
/// name of something that is there.
pub(super) fn matches(pattern: &Path) -> Option<Vec<PathBuf>> {
    if !pattern.to_str()?.contains(['*', '?']) || pattern.exists() {
        return None;
    }
    let mut found = vec![PathBuf::new()];
    for component in pattern.components() {
        found = match component {
            Component::Normal(name) => {
                let name = name.to_str()?;
                found.iter().flat_map(|folder| below(folder, name)).collect()
            }
            other => found.iter().map(|folder| folder.join(other)).collect(),
        };
    }
    found.sort();
    found.dedup();
    Some(found)
}

/// What is in a folder under a name or a pattern of names.
fn below(folder: &Path, name: &str) -> Vec<PathBuf> {
    if name == ANY_DEPTH {
        return with_folders_below(folder);
    }
    if !name.contains(['*', '?']) {
        let path = folder.join(name);
        return if path.exists() { vec![path] } else { Vec::new() };
    }
    let names = names(folder).into_iter();
    names.filter(|own| is_match(name, own)).map(|own| folder.join(own)).collect()
}

/// A folder and all folders in it; a link is not followed, since it may lead back.
fn with_folders_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let mut at = 0;
    while let Some(folder) = found.get(at).cloned() {
        let inner = names(&folder).into_iter();
        let inner = inner
            .filter(|name| !name.starts_with('.'))
            .map(|name| folder.join(name))
            .filter(|path| path.is_dir() && !path.is_symlink());
        found.extend(inner);
        at += 1;
    }
    found
}

/// The names in a folder; those that are not Unicode are met by no pattern.
fn names(folder: &Path) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Whether a name is one that a pattern stands for. Each `*` takes as little as it can and, if
/// what follows does not fit, one more: only the last has to be tried again.
fn is_match(pattern: &str, name: &str) -> bool {
    if name.starts_with('.') && !pattern.starts_with('.') {
        return false;
    }
    let pattern: Vec<_> = pattern.chars().collect();
    let name: Vec<_> = name.chars().collect();
    let (mut at, mut read) = (0, 0);
    // Behind the last `*`, and how far it reaches.
    let mut retry = None;
    while read < name.len() {
        match pattern.get(at) {
            Some('*') => {
                at += 1;
                retry = Some((at, read));
                continue;
            }
            Some(wanted) if *wanted == '?' || *wanted == name[read] => {
                at += 1;
                read += 1;
                continue;
            }
            _ => {}
        }
        let Some((behind, reach)) = retry else { return false };
        (at, read) = (behind, reach + 1);
        retry = Some((behind, reach + 1));
    }
    pattern[at..].iter().all(|rest| *rest == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_names() {
        for (pattern, name) in [
            ("*.yaml", "ada.yaml"),
            ("a?a.yaml", "ada.yaml"),
            ("*a*a*", "banana"),
            ("*", "x"),
            (".*", ".hidden"),
            ("?.yaml", "é.yaml"),
        ] {
            assert!(is_match(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("*.yaml", "ada.yml"),
            ("*.yaml", ".hidden.yaml"),
            ("a?.yaml", "a.yaml"),
            ("*a*b", "banana"),
            ("a", "ab"),
        ] {
            assert!(!is_match(pattern, name), "{pattern} {name}");
        }
    }

    #[test]
    fn a_pattern_that_never_fits_ends_soon() {
        assert!(!is_match(&"*a".repeat(40), &"a".repeat(39)));
        assert!(!is_match(&format!("{}b", "*a".repeat(40)), &"a".repeat(4000)));
    }
}
