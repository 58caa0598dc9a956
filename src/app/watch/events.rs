//! What the system tells of changes to files, by the crate `notify`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, Event, EventKind, ModifyKind, RenameMode};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// A change to an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// A file was closed or moved into place.
    Whole,
    /// A file was written to or taken away; more is likely to come.
    Partial,
    /// A folder on the way to a file changed, or some events were lost.
    Folders,
}

/// Tells of changes while it lives.
pub(crate) struct Events {
    places: BTreeSet<PathBuf>,
    _watcher: RecommendedWatcher,
}

/// How often to look at the files when the system tells nothing.
const POLLING: Duration = Duration::from_millis(250);

/// How often to look all the same: a folder of another machine may change without a word.
const SAFETY: Duration = Duration::from_secs(2);

impl Events {
    /// Tells of changes to these entries of folders. It is the folders that are watched, since
    /// editors put a new file into the place of the old one. None when the system has no
    /// watches left.
    pub(crate) fn of(
        places: BTreeSet<PathBuf>,
        tell: impl Fn(Change) + Send + 'static,
    ) -> Option<Self> {
        let folders: BTreeSet<_> = places
            .iter()
            .filter_map(|place| place.parent())
            .map(Path::to_owned)
            .collect();
        let (within, around) = (places.clone(), folders.clone());
        let mut watcher = notify::recommended_watcher(move |event| {
            if let Some(change) = change_of(event, &within, &around) {
                tell(change);
            }
        })
        .ok()?;
        for folder in folders {
            watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
        }
        Some(Self { places, _watcher: watcher })
    }

    /// Whether these are the entries it tells of.
    pub(crate) fn are_of(&self, places: &BTreeSet<PathBuf>) -> bool {
        self.places == *places
    }

    /// How often the files are to be looked at besides.
    pub(crate) fn glance(events: Option<&Self>) -> Duration {
        if events.is_some() { SAFETY } else { POLLING }
    }
}

fn change_of(
    event: notify::Result<Event>,
    places: &BTreeSet<PathBuf>,
    folders: &BTreeSet<PathBuf>,
) -> Option<Change> {
    let Ok(event) = event else { return Some(Change::Folders) };
    if event.need_rescan() {
        return Some(Change::Folders);
    }
    let is_told =
        |of: &BTreeSet<PathBuf>| event.paths.iter().any(|path| of.contains(path));
    let is_replaced = matches!(
        event.kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    if is_replaced && is_told(folders) {
        return Some(Change::Folders);
    }
    if !is_told(places) {
        return None;
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(
            ModifyKind::Name(RenameMode::To | RenameMode::Both) | ModifyKind::Metadata(_),
        ) => Some(Change::Whole),
        EventKind::Access(_) => None,
        _ => Some(Change::Partial),
    }
}
