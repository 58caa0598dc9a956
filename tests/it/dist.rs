//! What is packed for others: the same bytes each time, and each package runs with what is in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::{folder, run, stderr, stdout};

fn done(command: &mut Command) -> Output {
    let output = run(command);
    assert!(output.status.success(), "{command:?}: {}", stderr(&output));
    output
}

fn unpack(archive: &Path, into: &Path) {
    fs::create_dir_all(into).expect("a folder");
    done(Command::new("tar").arg("-xf").arg(archive).arg("-C").arg(into));
}

/// The one file of a folder whose name ends so.
fn ending(folder: &Path, ending: &str) -> PathBuf {
    let files = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<_> = files
        .map(|file| file.expect("a file").path())
        .filter(|file| file.to_str().expect("a name").ends_with(ending))
        .collect();
    assert_eq!(files.len(), 1, "{ending}: {files:?}");
    files.remove(0)
}

fn pack(into: &Path) {
    done(
        Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/dist.py"))
            .args([env!("CARGO_BIN_EXE_cvtex"), into.to_str().expect("a path"), "1"])
            .env("SOURCE_DATE_EPOCH", "1700000000"),
    );
}

#[test]
fn the_same_program_is_packed_to_the_same_bytes() {
    let folder = folder();
    let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
    pack(&one);
    pack(&other);
    let sums =
        |folder: &Path| fs::read_to_string(folder.join("SHA256SUMS")).expect("sums");
    assert_eq!(sums(&one), sums(&other));
    assert_eq!(sums(&one).lines().count(), 4);
    done(
        Command::new("sha256sum")
            .args(["--check", "--quiet", "SHA256SUMS"])
            .current_dir(&one),
    );
    packages_run_with_what_is_in_them(&one, folder.path());
}

fn packages_run_with_what_is_in_them(packed: &Path, folder: &Path) {
    let expected = concat!("cvtex ", env!("CARGO_PKG_VERSION"), "\n");
    let archive = folder.join("archive");
    // The action installs it by this name.
    let name = format!(
        "cvtex-{}-{}-linux.tar.gz",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::ARCH
    );
    unpack(&ending(packed, &name), &archive);
    let root = ending(&archive, "linux");
    let version = done(Command::new(root.join("bin/cvtex")).arg("--version"));
    assert_eq!(stdout(&version), expected);

    let package = folder.join("package");
    done(Command::new("dpkg-deb").arg("-x").arg(ending(packed, ".deb")).arg(&package));
    for file in [
        "usr/share/bash-completion/completions/cvtex",
        "usr/share/zsh/vendor-completions/_cvtex",
        "usr/share/fish/vendor_completions.d/cvtex.fish",
        "usr/share/man/man1/cvtex.1.gz",
        "usr/share/doc/cvtex/copyright",
    ] {
        assert!(
            fs::metadata(package.join(file)).is_ok_and(|it| it.len() > 500),
            "{file}"
        );
    }
    let control = done(Command::new("dpkg-deb").arg("-f").arg(ending(packed, ".deb")));
    let control = stdout(&control);
    assert!(control.contains("Depends: libc6 (>= 2."), "{control}");
    assert!(control.contains("License: GPL-3.0-or-later"), "{control}");

    let image = folder.join("image");
    unpack(&ending(packed, ".oci.tar"), &image);
    let read = |path: &str| -> serde_json::Value {
        let text = fs::read_to_string(image.join(path)).expect("a file");
        serde_json::from_str(&text).expect("JSON")
    };
    let blob = |value: &serde_json::Value| {
        let digest = value["digest"].as_str().expect("a digest");
        format!("blobs/{}", digest.replace(':', "/"))
    };
    assert_eq!(read("oci-layout")["imageLayoutVersion"], "1.0.0");
    let manifest = read(&blob(&read("index.json")["manifests"][0]));
    let config = read(&blob(&manifest["config"]));
    assert_eq!(config["config"]["Entrypoint"][0], "/usr/bin/cvtex");
    let root = folder.join("root");
    unpack(&image.join(blob(&manifest["layers"][0])), &root);
    // With the libraries of the image alone, as a container has them.
    let find = |start: &str| {
        let found =
            done(Command::new("find").arg(&root).args(["-name", start, "-type", "f"]));
        PathBuf::from(stdout(&found).lines().next().expect("a file"))
    };
    let libraries = find("libc.so.6");
    let version = done(
        Command::new(find("ld-linux-*"))
            .arg("--library-path")
            .arg(libraries.parent().expect("a folder"))
            .arg(root.join("usr/bin/cvtex"))
            .arg("--version"),
    );
    assert_eq!(stdout(&version), expected);

    let parts = fs::read_to_string(ending(packed, ".cdx.json")).expect("parts");
    let parts: serde_json::Value = serde_json::from_str(&parts).expect("JSON");
    let names = parts["components"].as_array().expect("parts");
    let has = |name: &str| names.iter().any(|part| part["name"] == name);
    assert!(has("tectonic_engine_xetex") && !has("proptest"));
}
