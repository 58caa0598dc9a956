//! The files that a rendering reads, and how they were when it was last looked at them.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::places;

/// The CV and the files that it names.
pub(crate) struct Inputs {
    paths: Vec<PathBuf>,
    /// What was seen at each path, if a file was; nothing of a path that is to be looked at.
    seen: HashMap<PathBuf, Option<Seen>>,
}

/// A file as it was seen. Two saves within a tick of the file system's clock have the same
/// stamp, hence the contents too.
#[derive(PartialEq)]
struct Seen {
    stamp: Stamp,
    contents: u64,
}

/// What changes with every save: the time of the last change, the file's number, its size.
type Stamp = (i64, i64, u64, u64);

/// More than a tick of the clock by which a file system dates changes.
const TICK: Duration = Duration::from_millis(20);

impl Inputs {
    /// The CV alone.
    pub(crate) fn of(cv: &Path) -> Self {
        Self { paths: vec![cv.to_owned()], seen: HashMap::new() }
    }

    /// Takes the files that a rendering which started then has read. Of one that ended at a
    /// fault not all may be known, so those known before stay.
    pub(crate) fn name(
        &mut self,
        named: Vec<PathBuf>,
        are_all: bool,
        started: SystemTime,
    ) {
        let before = self.paths.split_off(1);
        for path in named {
            if !self.seen.contains_key(&path) {
                match see(&path) {
                    // Changed or gone since, perhaps only after it was read: look again.
                    Some(seen) if seen.is_since(started) => {}
                    None if are_all => {}
                    seen => {
                        self.seen.insert(path.clone(), seen);
                    }
                }
            }
            self.add(path);
        }
        if !are_all {
            for path in before {
                self.add(path);
            }
        }
        self.seen.retain(|path, _| self.paths.contains(path));
    }

    fn add(&mut self, path: PathBuf) {
        if !self.paths.contains(&path) {
            self.paths.push(path);
        }
    }

    /// The files that are there, and those that are not.
    pub(crate) fn there_and_missing(&self) -> (Vec<&Path>, Vec<&Path>) {
        self.paths.iter().map(PathBuf::as_path).partition(|path| path.exists())
    }

    /// The entries of folders on which the files depend.
    pub(crate) fn places(&self) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        for path in &self.paths {
            places::add(path, &mut found);
        }
        found
    }

    /// Looks at every file; whether one is not as it was seen before.
    pub(crate) fn look(&mut self) -> bool {
        let mut is_changed = false;
        for path in &self.paths {
            let now = see(path);
            is_changed |= self.seen.get(path) != Some(&now);
            self.seen.insert(path.clone(), now);
        }
        is_changed
    }

    /// The same from the stamps alone, without taking note.
    pub(crate) fn were_touched(&self) -> bool {
        self.paths.iter().any(|path| {
            let stamp = stamp(path);
            self.seen.get(path).map(|seen| seen.as_ref().map(|seen| seen.stamp))
                != Some(stamp)
        })
    }
}

impl Seen {
    /// Whether the last change may have been after this moment.
    fn is_since(&self, moment: SystemTime) -> bool {
        let since = moment.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let since = since.saturating_sub(TICK);
        let (seconds, nanoseconds, ..) = self.stamp;
        (seconds, nanoseconds)
            >= (since.as_secs().cast_signed(), since.subsec_nanos().into())
    }
}

fn see(path: &Path) -> Option<Seen> {
    let stamp = stamp(path)?;
    let mut hasher = DefaultHasher::new();
    fs::read(path).ok().hash(&mut hasher);
    Some(Seen { stamp, contents: hasher.finish() })
}

/// None of what is no ordinary file: to read a pipe would take from it.
fn stamp(path: &Path) -> Option<Stamp> {
    let file = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some((file.ctime(), file.ctime_nsec(), file.ino(), file.size()))
}
