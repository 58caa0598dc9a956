//! Writing files so that nobody ever sees half of one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::diagnostics::{Code, Diagnostic};

/// Writes a file beside the place where it belongs and moves it there when it is whole.
/// What is no ordinary file, such as a pipe, is written to directly.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let result = match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(metadata) if !metadata.is_file() => fs::write(path, bytes).map(|()| true),
        Ok(metadata) => fs::canonicalize(path).and_then(|path| {
            move_into_place(&path, bytes, Some(metadata.permissions()), None)
        }),
        Err(_) => move_into_place(path, bytes, None, None),
    };
    result.map(|_| ()).map_err(|error| unwritable(path, &error))
}

/// Replaces a source, unless it holds other bytes than those it was read as.
pub(crate) fn change(path: &Path, before: &[u8], bytes: &[u8]) -> Result<(), Diagnostic> {
    let result = fs::metadata(path).and_then(|metadata| {
        let path = fs::canonicalize(path)?;
        move_into_place(&path, bytes, Some(metadata.permissions()), Some(before))
    });
    match result {
        Ok(true) => Ok(()),
        Ok(false) => Err(changed_meanwhile(path)),
        Err(error) => Err(unwritable(path, &error)),
    }
}

/// False when the file does not hold the bytes that it should hold before.
fn move_into_place(
    path: &Path,
    bytes: &[u8],
    permissions: Option<fs::Permissions>,
    before: Option<&[u8]>,
) -> io::Result<bool> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let whole = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = create(&whole).and_then(|mut file| {
        sweep(path, &name, &file);
        write_new(&mut file, bytes, permissions)
    });
    let written = written.and_then(|()| match before {
        Some(before) if fs::read(path)? != before => Ok(false),
        _ => fs::rename(&whole, path).map(|()| true),
    });
    if !matches!(written, Ok(true)) {
        let _ = fs::remove_file(&whole);
    }
    written
}

/// A new file. One of this name is what an ended process with the same number has left, or a
/// link that leads elsewhere; neither is written to.
fn create(path: &Path) -> io::Result<File> {
    match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            File::create_new(path)
        }
        result => result,
    }
}

/// How old the half of a file is that nobody writes any more: writing takes milliseconds.
const ABANDONED: Duration = Duration::from_mins(1);

/// Removes what runs that were killed while they wrote this file have left beside it. How old
/// that is shows beside the half of the file that is written now.
fn sweep(path: &Path, name: &str, now: &File) {
    let Ok(now) = now.metadata().and_then(|metadata| metadata.modified()) else { return };
    for part in parts_beside(path).filter(|part| part.of == name) {
        let written =
            fs::metadata(&part.path).and_then(|metadata| metadata.modified()).ok();
        let age = written.and_then(|time| now.duration_since(time).ok());
        if age.is_some_and(|age| age > ABANDONED) {
            let _ = fs::remove_file(part.path);
        }
    }
}

/// Removes what a process that was killed has left in the folder of this file.
pub(crate) fn sweep_after(process: u32, path: &Path) {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    for part in parts_beside(&path).filter(|part| part.process == process) {
        let _ = fs::remove_file(part.path);
    }
}

/// The half of a file.
struct Part {
    path: PathBuf,
    /// The name of the whole.
    of: String,
    /// Who writes it, or has written it.
    process: u32,
}

/// The halves of files in the folder of this one: `.cv.pdf.1234.part`.
fn parts_beside(path: &Path) -> impl Iterator<Item = Part> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let files = fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten();
    files.flatten().filter_map(|file| {
        let name = file.file_name();
        let whole = name.to_str()?.strip_prefix('.')?.strip_suffix(".part")?;
        let (of, process) = whole.rsplit_once('.')?;
        Some(Part {
            path: file.path(),
            of: of.to_owned(),
            process: process.parse().ok()?,
        })
    })
}

fn write_new(
    file: &mut File,
    bytes: &[u8],
    permissions: Option<fs::Permissions>,
) -> io::Result<()> {
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    // Else a loss of power can leave an empty file under the name of the whole one.
    file.sync_all()
}

fn changed_meanwhile(path: &Path) -> Diagnostic {
    let message = format!("`{}` was changed while cvtex worked on it", path.display());
    Diagnostic::of_file(Code::ChangedMeanwhile, message)
        .help("run the command again: nothing was written")
}

/// Why a file, or standard output, cannot be written.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = path.display();
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            format!("the folder of `{name}` does not exist"),
            "make the folder first, or name another",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            format!("`{name}` may not be written"),
            "name a file in a folder of your own",
        ),
        io::ErrorKind::IsADirectory => {
            (format!("`{name}` is a folder, not a file"), "name a file in it")
        }
        io::ErrorKind::StorageFull => {
            (format!("no space is left to write `{name}`"), "make room on the disk")
        }
        _ => (format!("`{name}` cannot be written"), "name another file"),
    };
    Diagnostic::of_file(Code::UnwritableOutput, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_the_name_of_the_half_is_not_written_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let [path, theirs] = ["cv.pdf", "theirs"].map(|name| folder.path().join(name));
        let half = format!(".cv.pdf.{}.part", std::process::id());
        fs::write(&theirs, "theirs").expect("a file");
        std::os::unix::fs::symlink(&theirs, folder.path().join(half)).expect("a link");
        replace(&path, b"ours").expect("a file");
        assert_eq!(fs::read(&path).expect("a file"), b"ours");
        assert!(!path.is_symlink());
        assert_eq!(fs::read(&theirs).expect("a file"), b"theirs");
    }

    #[test]
    fn a_source_that_someone_else_changed_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("papers.bib");
        fs::write(&path, "theirs").expect("a file");
        let refused = change(&path, b"as read", b"ours").expect_err("a refusal");
        assert_eq!(refused.code, Code::ChangedMeanwhile);
        assert_eq!(fs::read(&path).expect("a file"), b"theirs");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
        change(&path, b"theirs", b"ours").expect("a change");
        assert_eq!(fs::read(&path).expect("a file"), b"ours");
    }
}
