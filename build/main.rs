//! Puts TeX into the program: dumps a format with the engine itself and embeds it, with the
//! files a document can ask for.
//!
//! Reads `data/tex/` (what is needed), `data/latex/` (the class and themes) and a TeX tree.
//! Writes `format.bin` and `files.rs`, which `src/pdf/engine/embedded.rs` includes, and `tree.txt`, from
//! which `scripts/dist-src.sh` takes the files of the tree that a build reads.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script is told where things are by its environment, and answers on \
              standard output"
)]

mod coverage;
mod files;
mod format;
mod glyphs;
mod list;
mod maps;
#[path = "../src/pdf/engine/memory.rs"]
mod memory;
mod notices;
#[path = "../src/pdf/engine/packed.rs"]
mod packed;
mod substitutions;
mod tree;
mod trim;

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Names the folders of a TeX tree, as `PATH` names folders.
const TREE_VARIABLE: &str = "CVTEX_TEXMF";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            for line in message.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Functions of the engine that others stand in for: see `huge_pages.rs`, `glyph_boxes.rs`, `bytes.rs`,
/// `lent.rs` and `deflate.rs` in src/pdf/engine.
const WRAPPED: &[&str] = &[
    "xmalloc",
    "getCachedGlyphBBox",
    "cacheGlyphBBox",
    "ttstub_input_getc",
    "ttstub_input_ungetc",
    "ttstub_input_read",
    "ttstub_input_read_partial",
    "ttstub_input_seek",
    "ttstub_input_close",
    "FT_New_Memory_Face",
    "tectonic_flate_compress",
];

fn run() -> Result<(), String> {
    for path in [
        "build",
        "data/tex",
        "data/latex",
        "src/pdf/engine/memory.rs",
        "src/pdf/engine/packed.rs",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rerun-if-env-changed={TREE_VARIABLE}");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        for function in WRAPPED {
            println!("cargo::rustc-link-arg=-Wl,--wrap={function}");
        }
    }

    let list = list::read(Path::new("data/tex/files.list"))?;
    let roots = tree_roots();
    let tree = tree::open(&roots)?;
    list.check(&tree)?;
    let files = files::collect(&list, &tree)?;

    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    let dumped = format::dump(&files, &tree)?;
    let format = trim::trim(&dumped).ok_or("the engine's formats have a new layout")?;
    println!("cargo::rustc-env=CVTEX_IDENTITY={:016x}", identity(&format, &files)?);
    write(&out.join("format.bin"), &packed::pack(&format))?;
    write(&out.join("coverage.rs"), coverage::tables(&files)?.as_bytes())?;
    write(&out.join("notices.txt"), notices::of_fonts(&list, &roots).as_bytes())?;
    write(&out.join("tree.txt"), tree.wanted().as_bytes())?;
    files::embed(&files, &out)
}

/// A number that changes when anything does that the bytes of a PDF come from besides its
/// LaTeX: what the engine reads, and the code that tags its pages.
fn identity(format: &[u8], files: &[files::File]) -> Result<u64, String> {
    let mut hasher = DefaultHasher::new();
    format.hash(&mut hasher);
    for file in files {
        (&file.name, &file.bytes).hash(&mut hasher);
    }
    hash_code(Path::new("src/pdf/tag"), &mut hasher)?;
    Ok(hasher.finish())
}

/// Hashes the files of a folder and of those in it, in the order of their names.
fn hash_code(folder: &Path, hasher: &mut DefaultHasher) -> Result<(), String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let unreadable = |error| format!("cannot read {}: {error}", folder.display());
    let found = fs::read_dir(folder).map_err(unreadable)?;
    let paths: Result<Vec<_>, _> =
        found.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(unreadable)?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash_code(&path, hasher)?;
        } else {
            (&path, read(&path)?).hash(hasher);
        }
    }
    Ok(())
}

/// The roots of the TeX tree: those the user names, or the one `make` has fetched, or the one that
/// comes with a source archive.
fn tree_roots() -> Vec<PathBuf> {
    if let Some(roots) = env::var_os(TREE_VARIABLE) {
        return env::split_paths(&roots).collect();
    }
    let fetched = Path::new("target/texmf");
    println!("cargo::rerun-if-changed={}", fetched.join(".fetched").display());
    let packed = Path::new("packed/texmf");
    let has_packed = packed.is_dir() && !fetched.is_dir();
    vec![if has_packed { packed } else { fetched }.to_owned()]
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes)
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}
