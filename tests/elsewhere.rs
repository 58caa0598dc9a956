//! The exported LaTeX with an ordinary `xelatex`, where there is one.

mod common;

use std::fs;
use std::io::Write;
use std::process::Command;

use common::{cvtex, examples, name_of, pdftotext, run, spaced, stderr, stdout};

#[test]
fn an_ordinary_xelatex_gives_the_same_text() {
    if !Command::new("xelatex")
        .arg("--version")
        .output()
        .is_ok_and(|it| it.status.success())
    {
        let _ = writeln!(std::io::stderr(), "NOT TRIED: there is no xelatex on the PATH");
        return;
    }
    for example in examples() {
        let folder = common::folder();
        let name = name_of(&example);
        let output = run(cvtex()
            .current_dir(&folder)
            .arg("render")
            .arg(&example)
            .args(["--format", "pdf,tex", "-o"])
            .arg(format!("{name}.pdf")));
        assert!(output.status.success(), "{}", stderr(&output));
        let ours = folder.path().join("ours.pdf");
        fs::rename(folder.path().join(&name).with_extension("pdf"), &ours)
            .expect("a PDF");
        // The second pass knows the number of pages.
        for _ in 0..2 {
            let output = run(Command::new("xelatex")
                .current_dir(&folder)
                .env_remove("LD_LIBRARY_PATH")
                .args(["-interaction=nonstopmode", "-halt-on-error", &name]));
            assert!(output.status.success(), "{name}: {}", stdout(&output));
        }
        let theirs = folder.path().join(&name).with_extension("pdf");
        let text = |pdf| spaced(&pdftotext(pdf).join(" "));
        assert_eq!(text(&theirs), text(&ours), "{name}");
    }
}
