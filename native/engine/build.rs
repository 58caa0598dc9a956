//! Compiles the engine: the published source, with the changes of `edits.rs`.

mod edits;
mod places;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    if let Err(message) = run() {
        println!("cargo::error={message}");
    }
}

fn run() -> Result<(), String> {
    let here =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("no manifest folder")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no output folder")?);
    // What `make` has fetched, or what comes with a source archive.
    let places = ["../../target/engine", "../../packed/engine"].map(|place| here.join(place));
    let source = places.iter().find(|place| place.join("xetex").is_dir()).ok_or(
        "the source of the engine and the TeX files are not here yet: run `make build` instead, \
         or `make setup` before, which fetch them",
    )?;
    for path in ["build.rs", "edits.rs", "places.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rerun-if-changed={}", source.display());

    let library = read(&source.join("src/lib.rs"))?;
    let library: Vec<_> =
        library.lines().filter(|line| !line.starts_with("//!")).collect();
    write(&out.join("engine.rs"), &library.join("\n"))?;

    let folder = out.join("xetex");
    fs::create_dir_all(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = Vec::new();
    let entries =
        fs::read_dir(source.join("xetex")).map_err(|error| error.to_string())?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let text = edits::edited(name, read(&path)?)?;
        write(&folder.join(name), &text)?;
        files.push(folder.join(name));
    }
    edits::all_used()?;
    compile(&folder, &files);
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file unless it says the same already.
fn write(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn compile(folder: &Path, files: &[PathBuf]) {
    let mut c = cc::Build::new();
    let mut cpp = cc::Build::new();
    cpp.cpp(true);
    c.std("gnu11").warnings(false);
    cpp.std("c++14").warnings(false);
    cpp.flag_if_supported("-fno-exceptions").flag_if_supported("-fno-rtti");
    for build in [&mut c, &mut cpp] {
        // No other library takes the place of a function or a table of the engine: the compiler
        // may know where each is, and put short functions where they are called.
        build.flag_if_supported("-fvisibility=hidden");
        build.include(folder);
        for variable in [
            "DEP_TECTONIC_BRIDGE_CORE_INCLUDE",
            "DEP_TECTONIC_BRIDGE_FLATE_INCLUDE",
            "DEP_TECTONIC_XETEX_LAYOUT_INCLUDE_PATH",
            "DEP_TECTONIC_PDF_IO_INCLUDE_PATH",
            "DEP_HARFBUZZ_INCLUDE_PATH",
            "DEP_FREETYPE2_INCLUDE_PATH",
            "DEP_GRAPHITE2_INCLUDE_PATH",
            "DEP_ICUUC_INCLUDE_PATH",
            "DEP_FONTCONFIG_INCLUDE_PATH",
        ] {
            println!("cargo::rerun-if-env-changed={variable}");
            let paths = env::var(variable).unwrap_or_default();
            build.includes(paths.split(';').filter(|path| !path.is_empty()));
        }
        if env::var("DEP_GRAPHITE2_DEFINE_STATIC").is_ok_and(|is| !is.is_empty()) {
            build.define("GRAPHITE2_STATIC", "1");
        }
        if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "macos") {
            build.define("XETEX_MAC", "1");
        }
        if env::var("CARGO_CFG_TARGET_ENDIAN").is_ok_and(|order| order == "big") {
            build.define("WORDS_BIGENDIAN", "1");
        }
    }
    let is_mac = env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "macos");
    for file in files {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        match name {
            "xetex-macos.c" if !is_mac => {}
            // Included by the files that need it.
            "teckit-NormalizationData.c" => {}
            _ if name.ends_with(".c") => {
                c.file(file);
            }
            _ if name.ends_with(".cpp") => {
                cpp.file(file);
            }
            _ => {}
        }
    }
    c.compile("tectonic_engine_xetex_c");
    cpp.compile("tectonic_engine_xetex_cxx");
}
