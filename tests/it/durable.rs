//! Files are whole on the disk before they have their names: what the system was asked for.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::tools::is_able;
use crate::common::{cvtex, folder};

/// The system calls of a render that concern the files that it writes, in order.
fn calls(folder: &Path) -> Vec<String> {
    let trace = folder.join("trace");
    let mut command = Command::new("strace");
    // A file for each thread, so that no call is torn apart by one of another.
    command.args(["-ff", "-e", "trace=openat,fsync,rename,renameat,renameat2", "-o"]);
    command.arg(&trace).arg(cvtex().get_program());
    let output = command.args(["render", "cv.yaml", "--format", "pdf,tex"]);
    let output = output.current_dir(folder).output().expect("a trace");
    assert!(output.status.success(), "{output:?}");
    let files = fs::read_dir(folder).expect("a folder").flatten().map(|file| file.path());
    let traces = files.filter(|path| path.file_stem() == trace.file_stem());
    let trace: String =
        traces.map(|path| fs::read_to_string(path).expect("a trace")).collect();
    let is_meant = |line: &&str| line.contains(".part") || line.contains("fsync(");
    trace.lines().filter(is_meant).map(str::to_owned).collect()
}

#[test]
fn a_file_is_new_and_on_the_disk_before_it_is_renamed() {
    if !is_able("strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), "cv: {name: Ada}\n").expect("a CV");
    let calls = calls(folder);
    for name in ["cv.pdf", "cv.tex", "cvtex.cls"] {
        let half = format!(".{name}.");
        let at = |what: &str| {
            let is_it = |call: &String| call.contains(what) && call.contains(&half);
            calls.iter().position(is_it).unwrap_or_else(|| panic!("{what}: {calls:#?}"))
        };
        let (opened, renamed) = (at("openat("), at("rename"));
        assert!(calls[opened].contains("O_CREAT|O_EXCL"), "{}", calls[opened]);
        let file = calls[opened].rsplit("= ").next().expect("a number");
        let synced = format!("fsync({file})");
        assert!(
            calls[opened..renamed].iter().any(|call| call.contains(&synced)),
            "{name}: {calls:#?}"
        );
    }
}
