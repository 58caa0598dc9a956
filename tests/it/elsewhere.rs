//! The exported LaTeX with an ordinary `xelatex`, where there is one.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::tools::is_able;
use crate::common::{
    cvtex, examples, name_of, pdftotext, read, run, spaced, stderr, stdout,
};
use cvtex::resources::themes;
use cvtex::resources::themes::Theme;
use cvtex::write::latex::{files, typeset};

/// What `xelatex` makes of the document of this name in a folder, as text.
fn set_elsewhere(name: &str, folder: &Path) -> String {
    let output = run(Command::new("xelatex")
        .current_dir(folder)
        .env_remove("LD_LIBRARY_PATH")
        .args(["-interaction=nonstopmode", "-halt-on-error", name]));
    assert!(output.status.success(), "{name}: {}", stdout(&output));
    spaced(&pdftotext(&folder.join(name).with_extension("pdf")).join(" "))
}

#[test]
fn an_ordinary_xelatex_gives_the_same_text() {
    if !is_able("xelatex", &["--version"]) {
        return;
    }
    for example in examples() {
        let folder = crate::common::folder();
        let name = name_of(&example);
        let output = run(cvtex()
            .current_dir(&folder)
            .arg("render")
            .arg(&example)
            .args(["--format", "pdf,tex", "-o"])
            .arg(format!("{name}.pdf")));
        assert!(output.status.success(), "{}", stderr(&output));
        let pdf = folder.path().join(&name).with_extension("pdf");
        let ours = spaced(&pdftotext(&pdf).join(" "));
        assert_eq!(set_elsewhere(&name, folder.path()), ours, "{name}");
    }
}

#[test]
fn it_gives_the_same_text_in_every_theme() {
    if !is_able("xelatex", &["--version"]) {
        return;
    }
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/everything.yaml");
    let yaml = fs::read_to_string(&example).expect("an example");
    for theme in themes::ALL {
        let folder = crate::common::folder();
        let own = yaml.replace("theme: classic", &format!("theme: {}", theme.name));
        let ours = spaced(
            &pdftotext(&crate::common::render_text(&own, folder.path())).join(" "),
        );
        let (_, mut document) = read(&example);
        document.look.theme = Theme::BuiltIn(theme);
        let latex = typeset(&document);
        let latex = ("x.tex", latex.as_str().as_bytes());
        let files = files(&document).into_iter().chain([latex]);
        for (name, content) in files {
            fs::write(folder.path().join(name), content).expect("a file");
        }
        assert_eq!(set_elsewhere("x", folder.path()), ours, "{}", theme.name);
    }
}
