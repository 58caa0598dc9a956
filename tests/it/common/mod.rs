//! What the tests share: the program, folders to run it in, the examples, and readers of
//! the PDFs it makes.

#![allow(dead_code, unreachable_pub, reason = "each test program uses a part of this")]

pub mod places;
pub mod reading;
pub mod server;
pub mod substitutions;
pub mod tools;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};
use std::{fs, io::Write};

use cvtex::Checked;
use cvtex::Compilation;
use cvtex::diagnostics::Report;
use cvtex::document::Document;
use cvtex::files::Files;
use cvtex::pdf::engine::Job;
use cvtex::source::Source;
use cvtex::tree::{Node, Value};

/// The CV that `cvtex new` writes.
pub const STARTER: &str = include_str!("../../../data/starter.yaml");

/// The examples: every CV under `examples/`, and the one that `cvtex new` writes.
pub fn examples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = fs::read_dir(root.join("examples")).expect("a folder of examples");
    let mut files: Vec<_> = folder
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .filter(|path| !name_of(path).ends_with("-private"))
        .collect();
    files.push(root.join("data/starter.yaml"));
    files.sort();
    files
}

/// The name of an example, without its folder and ending.
pub fn name_of(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// A file read as the program reads it, with the `.bib` files beside it: its tree, in the
/// language of the file, and its document.
pub fn read(path: &Path) -> (Node, Document) {
    let (tree, checked) = checked(path);
    (tree, checked.document())
}

/// The documents of a file: the CV, and its letter if it has one.
pub fn documents(path: &Path) -> Vec<Document> {
    let (_, checked) = checked(path);
    std::iter::once(checked.document()).chain(checked.letter()).collect()
}

fn checked(path: &Path) -> (Node, Checked) {
    let source = Source::new(path, fs::read_to_string(path).expect("a file"));
    let files = Files::new(|name| fs::read(path.with_file_name(name)));
    let request = cvtex::Request::default();
    let mut compilation = Compilation::new(source, files);
    let tree = compilation.tree(&request);
    let tree = tree.expect("YAML");
    let checked = compilation.check(&tree, None);
    (tree, checked.expect("a CV without faults"))
}

/// The publications of the `.bib` file beside an example, under its name.
pub fn publications_beside(path: &Path) -> Vec<Node> {
    let path = path.with_extension("bib");
    let Ok(text) = fs::read_to_string(&path) else { return Vec::new() };
    let (source, mut report) = (Source::new(path, text), Report::default());
    let entries = cvtex::read::bibtex::parse(&source, &mut report);
    entries.publications(&source, &mut report)
}

/// What a tree says, wherever it stands.
pub fn said(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => format!("{:?}", scalar.text),
        Value::Sequence(items) => {
            format!("[{}]", items.iter().map(said).collect::<Vec<_>>().join(", "))
        }
        Value::Mapping(fields) => {
            let fields = fields
                .iter()
                .map(|field| format!("{}: {}", field.key, said(&field.value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A document for TeX, of a date that does not change.
pub fn job(main: &str) -> Job<'_> {
    Job {
        main,
        files: &[],
        date: SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
        time_limit: Duration::from_mins(1),
    }
}

/// The program, for which no fonts are installed.
pub fn cvtex() -> Command {
    let mut cvtex = Command::new(env!("CARGO_BIN_EXE_cvtex"));
    cvtex.env("CVTEX_FONTS", "");
    cvtex
}

/// `make` as a person would run it, though `make test` runs the tests.
pub fn make() -> Command {
    let mut make = Command::new("make");
    for name in ["MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"] {
        make.env_remove(name);
    }
    make
}

/// An empty folder that goes away with the value.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Makes a file newer than every other in its folder: the others get older, so that none is
/// of a time to come.
pub fn touch(folder: &Path, name: &str) {
    for file in fs::read_dir(folder).expect("a folder").flatten() {
        let is_other = file.file_name() != name;
        let metadata = file.metadata().expect("a file");
        if is_other && metadata.is_file() {
            let older = metadata.modified().expect("a time") - Duration::from_secs(10);
            let file = fs::File::options().append(true).open(file.path());
            file.and_then(|file| file.set_modified(older)).expect("a time");
        }
    }
    let command = run(Command::new("touch").current_dir(folder).arg(name));
    assert!(command.status.success(), "{}", stderr(&command));
}

/// Renders a CV into a folder, and gives the PDF's path.
pub fn render(yaml: &Path, folder: &Path) -> PathBuf {
    let pdf = folder.join(name_of(yaml)).with_extension("pdf");
    let output = run(cvtex().arg("render").arg(yaml).arg("-o").arg(&pdf));
    assert!(output.status.success(), "{}: {}", yaml.display(), stderr(&output));
    pdf
}

/// Renders a CV given as text.
pub fn render_text(yaml: &str, folder: &Path) -> PathBuf {
    let file = folder.join("cv.yaml");
    fs::write(&file, yaml).expect("a file");
    render(&file, folder)
}

/// Runs a command to its end. A program that is not there is a failure with its name.
pub fn run(command: &mut Command) -> Output {
    command.stdin(Stdio::null()).output().unwrap_or_else(|error| {
        panic!("{} cannot be run: {error}", command.get_program().display())
    })
}

/// Runs a command that reads the bytes given.
pub fn run_with_input(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a program");
    child.stdin.take().expect("a pipe").write_all(input).expect("a reader");
    child.wait_with_output().expect("an output")
}

/// What a command wrote to standard output.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What a command wrote to standard error.
pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What a program makes of a PDF; it must be installed (`make test` sees to it).
pub fn ask(program: &str, arguments: &[&str], pdf: &Path) -> String {
    let output = run(Command::new(program).args(arguments).arg(pdf));
    assert!(output.status.success(), "{program}: {}", stderr(&output));
    stdout(&output)
}

/// Gives the words of each page.
pub type Reader = fn(&Path) -> Vec<String>;

/// The programs that read text out of a PDF, each with its own idea of reading order.
pub const READERS: [(&str, Reader); 3] =
    [("pdftotext", pdftotext), ("mutool", mutool), ("pdfminer", pdfminer)];

/// The pages as poppler reads them.
pub fn pdftotext(pdf: &Path) -> Vec<String> {
    let pdf = pdf.to_str().expect("a path in UTF-8");
    let output = run(Command::new("pdftotext").args([pdf, "-"]));
    assert!(output.status.success(), "pdftotext: {}", stderr(&output));
    pages(&stdout(&output))
}

/// The pages as `MuPDF` reads them. Newer ones give each hyphen at the end of a line as a soft
/// one, whether it is part of the word or not.
pub fn mutool(pdf: &Path) -> Vec<String> {
    let text = ask("mutool", &["draw", "-q", "-F", "txt"], pdf);
    pages(&text.replace('\u{ad}', "-"))
}

/// The pages as pdfminer reads them: Debian calls its program `pdf2txt`, pip `pdf2txt.py`.
pub fn pdfminer(pdf: &Path) -> Vec<String> {
    let is_there = |name: &&str| {
        let probe = Command::new(name).arg("--version").stderr(Stdio::null()).output();
        probe.is_ok_and(|output| output.status.success())
    };
    let program = ["pdf2txt", "pdf2txt.py"].into_iter().find(is_there);
    let program = program.expect("pdfminer: neither `pdf2txt` nor `pdf2txt.py` is here");
    pages(&ask(program, &[], pdf))
}

fn pages(text: &str) -> Vec<String> {
    let mut pages: Vec<_> = text.split('\u{c}').map(str::to_owned).collect();
    if pages.last().is_some_and(|last| last.trim().is_empty()) {
        pages.pop();
    }
    pages
}

/// A text with every run of white space as one space.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every object of a PDF, one a line, as `mutool` prints them.
pub fn objects(pdf: &Path) -> String {
    let pdf = pdf.to_str().expect("a path in UTF-8");
    let output = run(Command::new("mutool").args(["show", pdf, "grep"]));
    assert!(output.status.success(), "mutool: {}", stderr(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The addresses that links of a PDF lead to, each once, in the order of the file.
pub fn links(pdf: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for rest in objects(pdf).split("/URI(").skip(1) {
        let mut address = String::new();
        let mut characters = rest.chars();
        while let Some(character) = characters.next().filter(|c| *c != ')') {
            let is_escape = character == '\\';
            address.push(if is_escape {
                characters.next().unwrap_or('\\')
            } else {
                character
            });
        }
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found
}
