//! The entries of folders that decide what a path leads to.

use std::collections::{BTreeSet, VecDeque};
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The most links that a path goes through, as in Linux (`path_resolution(7)`).
const MOST_LINKS: usize = 40;

/// Adds the places of a path: the file itself and each link on the way to it, in folders
/// written without links; where the way ends in nothing, the entry that is missing.
pub(crate) fn add(path: &Path, places: &mut BTreeSet<PathBuf>) {
    let Ok(path) = std::path::absolute(path) else { return };
    let mut rest: VecDeque<OsString> = parts(&path).collect();
    let mut folder = PathBuf::new();
    let mut links = 0;
    while let Some(part) = rest.pop_front() {
        match Path::new(&part).components().next() {
            Some(Component::ParentDir) => {
                folder.pop();
            }
            Some(Component::Normal(name)) => {
                let entry = folder.join(name);
                match fs::read_link(&entry) {
                    Ok(target) if links < MOST_LINKS => {
                        links += 1;
                        for part in parts(&target).collect::<Vec<_>>().into_iter().rev() {
                            rest.push_front(part);
                        }
                        places.insert(entry);
                    }
                    _ if rest.is_empty() || !entry.is_dir() => {
                        places.insert(entry);
                        return;
                    }
                    _ => folder = entry,
                }
            }
            Some(Component::CurDir) | None => {}
            // An absolute path begins anew.
            Some(root) => folder = PathBuf::from(root.as_os_str()),
        }
    }
}

fn parts(path: &Path) -> impl Iterator<Item = OsString> {
    path.components().map(|component| component.as_os_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn places_of(path: &Path, root: &Path) -> Vec<String> {
        let mut places = BTreeSet::new();
        add(path, &mut places);
        let inside = places.iter().map(|place| place.strip_prefix(root).expect("inside"));
        inside.map(|place| place.display().to_string()).collect()
    }

    #[test]
    fn a_link_and_what_it_leads_to_are_both_places() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(&folder).expect("a path");
        fs::create_dir_all(root.join("a/b")).expect("folders");
        symlink("../a/b", root.join("a/link")).expect("a link");
        symlink("a/link/real.yaml", root.join("cv.yaml")).expect("a link");
        let found = places_of(&root.join("cv.yaml"), &root);
        assert_eq!(found, ["a/b/real.yaml", "a/link", "cv.yaml"]);
    }

    #[test]
    fn of_a_folder_that_is_missing_its_own_entry_is_the_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(&folder).expect("a path");
        assert_eq!(places_of(&root.join("lists/new/papers.bib"), &root), ["lists"]);
    }

    #[test]
    fn links_in_a_circle_come_to_an_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(&folder).expect("a path");
        symlink("cv.yaml", root.join("cv.yaml")).expect("a link");
        assert_eq!(places_of(&root.join("cv.yaml"), &root), ["cv.yaml"]);
    }
}
