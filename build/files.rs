//! The files that travel in the program: those of the list, the project's own class and
//! themes, and the few that are made here.

use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::glyphs;
use crate::list::List;
use crate::tree::TexTree;
use crate::{maps, substitutions};

/// A file and its bytes.
pub(crate) struct File {
    /// The name TeX knows it by.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// Reads the files, sorted by name.
pub(crate) fn collect(list: &List, tree: &TexTree) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    for wanted in list.embedded() {
        let Some(path) = tree.path(&wanted.name) else { continue };
        let bytes = maps::of_text(&wanted.name, crate::read(path)?)?;
        let bytes = substitutions::left_out(&wanted.name, bytes)?;
        files.push(File { name: wanted.name.clone(), bytes });
    }
    files.extend(own_files(Path::new("data/latex"))?);
    files.extend(glyphs::lists(tree)?);
    // The PDF writer reads these maps before anything else and complains of a missing one. Its
    // fonts need none: each is named as its file is.
    for name in ["pdftex.map", "kanjix.map", "ckx.map"] {
        files.push(File { name: name.to_owned(), bytes: Vec::new() });
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// The fonts of the text of most CVs: they are read from the program where they lie.
const AT_HAND: &str = "LinLibertine_R";

/// Writes the files to `out`, and `files.rs`: a Rust array of their names, whether they are packed,
/// and their bytes. Fonts that few CVs are set in are packed, into a folder beside the others.
pub(crate) fn embed(files: &[File], out: &Path) -> Result<(), String> {
    for folder in ["files", "packed"] {
        let folder = out.join(folder);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    let mut table = String::from("&[\n");
    for File { name, bytes } in files {
        let packed = deflated(bytes)?;
        let kind = Path::new(name).extension().and_then(OsStr::to_str);
        let is_font = matches!(kind, Some("otf" | "ttf"));
        let is_rare = is_font && !name.starts_with(AT_HAND);
        let is_packed = is_rare && packed.len() < bytes.len() / 4 * 3;
        crate::write(&out.join("files").join(name), bytes)?;
        if is_packed {
            crate::write(&out.join("packed").join(name), &packed)?;
        }
        let folder = if is_packed { "packed" } else { "files" };
        let _ = writeln!(
            table,
            "    (\"{name}\", {is_packed}, include_bytes!(\"{folder}/{name}\")),"
        );
    }
    table.push_str("]\n");
    crate::write(&out.join("files.rs"), table.as_bytes())
}

/// A file, made smaller.
fn deflated(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let done = encoder.write_all(bytes).and_then(|()| encoder.finish());
    done.map_err(|error| error.to_string())
}

/// The class and the themes.
fn own_files(folder: &Path) -> Result<Vec<File>, String> {
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "cls" || end == "sty"))
        .map(|path| {
            let name =
                path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok(File { name, bytes: crate::read(&path)? })
        })
        .collect()
}
