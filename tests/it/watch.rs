//! `cvtex watch`: every way of saving, faults that come and go, floods, and its end.
//!
//! Nothing here asserts a time: what is to come is waited for, longer than any machine takes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::common::{cvtex, folder, run, stderr, stdout};

/// A CV of one person, whose PDF is the same on any day.
fn cv(name: &str) -> String {
    format!("date: 2026\ncv: {{name: {name}}}\n")
}

/// The same with the publications of these files.
fn cv_of_lists(name: &str, files: &[&str]) -> String {
    let section = |file: &&str| format!("  - {{kind: publications, from: {file}}}\n");
    cv(name) + "sections:\n" + &files.iter().map(section).collect::<String>()
}

fn list(title: &str) -> String {
    format!(
        "@article{{one,\n  author = {{Lovelace, Ada}},\n  title = {{{title}}},\n  \
         journal = {{Journal of Engines}}, year = 2024\n}}\n"
    )
}

/// How often to look whether something is so: two minutes at least, longer than a machine
/// with much else to do takes for anything here.
const LOOKS: u32 = 12_000;

/// Waits until something is so.
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..LOOKS {
        if is_so() {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("it never came: {what}");
}

/// A watch, and what it has said so far. It ends with the value.
struct Watch {
    process: Child,
    lines: Arc<Mutex<Vec<String>>>,
    complaints: Arc<Mutex<String>>,
    read: usize,
}

impl Watch {
    /// Watches `cv.yaml` in a folder.
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = cvtex();
        command.args(["watch", "cv.yaml"]).args(arguments);
        Self::of(command, folder)
    }

    fn of(mut command: Command, folder: &Path) -> Self {
        let mut process = command
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let (lines, complaints) = <(Arc<Mutex<Vec<_>>>, Arc<Mutex<String>>)>::default();
        let out = BufReader::new(process.stdout.take().expect("a pipe"));
        let said = Arc::clone(&lines);
        thread::spawn(move || {
            for line in out.lines() {
                said.lock().expect("lines").push(line.expect("text"));
            }
        });
        let mut err = BufReader::new(process.stderr.take().expect("a pipe"));
        let said = Arc::clone(&complaints);
        thread::spawn(move || {
            let mut line = String::new();
            while err.read_line(&mut line).expect("text") > 0 {
                said.lock().expect("a text").push_str(&std::mem::take(&mut line));
            }
        });
        Self { process, lines, complaints, read: 0 }
    }

    /// The next line.
    fn line(&mut self) -> String {
        let (lines, at) = (&self.lines, self.read);
        let what = format!("a line after {:?}", lines.lock().expect("lines").last());
        wait_until(&what, || lines.lock().expect("lines").len() > at);
        self.read += 1;
        lines.lock().expect("lines")[at].clone()
    }

    /// The next line that has this in it.
    fn line_with(&mut self, text: &str) -> String {
        loop {
            let line = self.line();
            if line.contains(text) {
                return line;
            }
        }
    }

    fn complaints(&self) -> String {
        self.complaints.lock().expect("a text").clone()
    }

    fn wait_for_complaint(&self, text: &str) {
        wait_until(text, || self.complaints().contains(text));
    }

    /// The processes that it has started.
    fn children(&self) -> Vec<u32> {
        children_of(self.process.id())
    }

    /// The one process that it has started: another program since, for until then who starts it
    /// waits for it.
    fn child(&self) -> u32 {
        let of = |process: u32| fs::read(format!("/proc/{process}/cmdline")).ok();
        let mut child = None;
        wait_until("a child", || {
            child = match self.children()[..] {
                [only] if of(only) != of(self.process.id()) => Some(only),
                _ => None,
            };
            child.is_some()
        });
        child.expect("a child")
    }

    /// Waits until it has told a child to render: it has let go of the pipe then.
    fn wait_for_cue(&self, child: u32) {
        let pipe = fs::read_link(format!("/proc/{child}/fd/0")).expect("a pipe");
        let held = format!("/proc/{}/fd", self.process.id());
        wait_until("the cue", || {
            let held = fs::read_dir(&held).expect("files").flatten();
            held.flat_map(|file| fs::read_link(file.path())).all(|file| file != pipe)
        });
    }

    /// Sends the signal of Ctrl-C; the exit code.
    fn stop(mut self) -> Option<i32> {
        signal("INT", self.process.id());
        self.process.wait().expect("an end").code()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn signal(name: &str, process: u32) {
    let status =
        Command::new("sh").args(["-c", &format!("kill -{name} {process}")]).status();
    assert!(status.expect("a shell").success(), "no process {process}");
}

/// The state and the parent of a process (`proc_pid_stat(5)`).
fn state_and_parent(process: u32) -> Option<(char, u32)> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut words = stat.rsplit_once(')')?.1.split_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}

fn children_of(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").expect("processes").flatten();
    let processes =
        processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    processes
        .filter(|process| state_and_parent(*process).is_some_and(|(_, of)| of == parent))
        .collect()
}

/// What `cvtex render` makes of the files of a folder as they are.
fn rendered(folder: &Path) -> Vec<u8> {
    let elsewhere = crate::common::folder();
    let pdf = elsewhere.path().join("cv.pdf");
    let output =
        run(cvtex().arg("render").arg(folder.join("cv.yaml")).arg("-o").arg(&pdf));
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read(pdf).expect("a PDF")
}

/// Waits until the PDF is what the files give, byte for byte.
fn wait_for_pdf(folder: &Path, what: &str) {
    let expected = rendered(folder);
    let pdf = folder.join("cv.pdf");
    wait_until(what, || fs::read(&pdf).is_ok_and(|bytes| bytes == expected));
}

fn write(path: impl AsRef<Path>, text: &str) {
    fs::write(path, text).expect("a file");
}

/// A folder with a CV, watched and rendered once.
fn watched(text: &str) -> (tempfile::TempDir, Watch) {
    let folder = folder();
    write(folder.path().join("cv.yaml"), text);
    let mut watch = Watch::start(folder.path(), &[]);
    watch.line_with("watching cv.yaml");
    (folder, watch)
}

/// How an editor saves: puts a text into a file.
type Way = fn(&Path, &str);

const WAYS: [(&str, Way); 7] = [
    ("in place", |file, text| write(file, text)),
    ("a new file moved over it", |file, text| {
        let new = file.with_extension("tmp");
        write(&new, text);
        fs::rename(new, file).expect("a move");
    }),
    ("emptied, and written later", |file, text| {
        let mut file = fs::File::create(file).expect("a file");
        thread::sleep(Duration::from_millis(80));
        file.write_all(text.as_bytes()).expect("written");
    }),
    ("deleted, and made anew later", |file, text| {
        fs::remove_file(file).expect("gone");
        thread::sleep(Duration::from_millis(80));
        write(file, text);
    }),
    ("moved away, made anew, the old one deleted", |file, text| {
        let old = file.with_extension("yaml~");
        fs::rename(file, &old).expect("a move");
        write(file, text);
        fs::remove_file(old).expect("gone");
    }),
    ("in pieces", |file, text| {
        let mut file = fs::File::create(file).expect("a file");
        for piece in text.as_bytes().chunks(10) {
            file.write_all(piece).expect("written");
            file.sync_all().expect("on disk");
        }
    }),
    ("a link to a new file", |file, text| {
        let new = file.with_extension("new");
        write(&new, text);
        fs::hard_link(&new, file.with_extension("tmp")).expect("a link");
        fs::rename(file.with_extension("tmp"), file).expect("a move");
        fs::remove_file(new).expect("gone");
    }),
];

#[test]
fn every_way_in_which_editors_save_gives_what_render_gives() {
    let (folder, _watch) = watched(&cv("Ada"));
    let file = folder.path().join("cv.yaml");
    for (number, (name, save)) in WAYS.iter().enumerate() {
        save(&file, &cv(&format!("Ada {number}")));
        wait_for_pdf(folder.path(), name);
    }
}

#[test]
fn a_save_behind_links_is_seen() {
    let folder = folder();
    let root = folder.path();
    for name in ["first", "second", "cvs"] {
        fs::create_dir(root.join(name)).expect("a folder");
        write(root.join(name).join("real.yaml"), &cv(name));
    }
    symlink("first", root.join("current")).expect("a link");
    symlink("current/real.yaml", root.join("cv.yaml")).expect("a link");
    let mut watch = Watch::start(root, &[]);
    watch.line_with("watching cv.yaml");
    write(root.join("first/real.yaml"), &cv("Changed"));
    wait_for_pdf(root, "what the link leads to");
    fs::remove_file(root.join("current")).expect("gone");
    symlink("second", root.join("current")).expect("a link");
    wait_for_pdf(root, "a link on the way leads elsewhere");
    write(root.join("second/real.yaml"), &cv("Changed again"));
    wait_for_pdf(root, "what it leads to now");
    symlink("cvs/real.yaml", root.join("new")).expect("a link");
    fs::rename(root.join("new"), root.join("cv.yaml")).expect("a move");
    wait_for_pdf(root, "the link itself leads elsewhere");
}

#[test]
fn while_the_cv_is_broken_the_last_good_pdf_stays() {
    let (folder, mut watch) = watched(&cv("Ada"));
    let good = fs::read(folder.path().join("cv.pdf")).expect("a PDF");
    write(folder.path().join("cv.yaml"), "date: 2026\ncv: {nam: Ada}\n");
    let line = watch.line_with("kept as it was");
    assert_eq!(line, "cv.pdf: kept as it was · watching cv.yaml");
    watch.wait_for_complaint("cv.yaml: 1 error\n");
    assert!(watch.complaints().contains("--> cv.yaml:2:6"), "{}", watch.complaints());
    assert!(fs::read(folder.path().join("cv.pdf")).expect("a PDF") == good);
    let before = watch.complaints();
    write(folder.path().join("cv.yaml"), &cv("Ada mended"));
    let line = watch.line_with("1 page");
    assert!(line.ends_with(" ms · watching cv.yaml"), "{line}");
    wait_for_pdf(folder.path(), "the mended CV");
    assert_eq!(watch.complaints(), before, "faults of a CV that has none");
}

#[test]
fn a_flood_of_saves_gives_few_renderings_and_the_last_state() {
    let (folder, mut watch) = watched(&cv_of_lists("Ada", &["a.bib"]));
    write(folder.path().join("a.bib"), &list("None"));
    watch.line_with("and a.bib");
    for number in 1..=500 {
        write(
            folder.path().join("cv.yaml"),
            &cv_of_lists(&format!("Ada {number}"), &["a.bib"]),
        );
        write(folder.path().join("a.bib"), &list(&format!("Title {number}")));
    }
    wait_for_pdf(folder.path(), "the last of 500");
    let renderings = watch.lines.lock().expect("lines").len();
    assert!(renderings < 50, "{renderings} renderings");
}

#[test]
fn what_is_named_newly_is_watched_and_what_is_named_no_longer_is_not() {
    let (folder, mut watch) = watched(&cv("Ada"));
    let root = folder.path();
    fs::create_dir(root.join("lists")).expect("a folder");
    write(root.join("a.bib"), &list("First"));
    write(root.join("lists/b.bib"), &list("Second"));
    write(root.join("cv.yaml"), &cv_of_lists("Ada", &["a.bib", "lists/b.bib"]));
    watch.line_with("watching cv.yaml, a.bib and lists/b.bib");
    write(root.join("lists/b.bib"), &list("Second, better"));
    watch.line_with("1 page");
    wait_for_pdf(root, "a list that is named newly");
    write(root.join("cv.yaml"), &cv_of_lists("Ada", &["lists/b.bib"]));
    watch.line_with("watching cv.yaml and lists/b.bib");
    wait_for_pdf(root, "a list less");
    write(root.join("a.bib"), "@article{x, nonsense");
    thread::sleep(Duration::from_millis(500));
    write(root.join("cv.yaml"), &cv_of_lists("Ada King", &["lists/b.bib"]));
    let line = watch.line();
    assert!(!line.contains("unchanged"), "a list no longer named was rendered: {line}");
}

#[test]
fn an_input_that_vanishes_is_waited_for() {
    let folder = folder();
    let root = folder.path();
    fs::create_dir(root.join("lists")).expect("a folder");
    write(root.join("lists/a.bib"), &list("First"));
    write(root.join("cv.yaml"), &cv_of_lists("Ada", &["lists/a.bib"]));
    let mut watch = Watch::start(root, &[]);
    watch.line_with("watching cv.yaml and lists/a.bib");
    let kept = fs::read(root.join("cv.pdf")).expect("a PDF");

    fs::remove_file(root.join("lists/a.bib")).expect("gone");
    watch.line_with("watching cv.yaml, waiting for lists/a.bib");
    watch.wait_for_complaint("there is no file `lists/a.bib`");
    write(root.join("lists/a.bib"), &list("Restored"));
    watch.line_with("watching cv.yaml and lists/a.bib");
    wait_for_pdf(root, "the list is back");

    fs::remove_dir_all(root.join("lists")).expect("gone");
    watch.line_with("waiting for lists/a.bib");
    fs::create_dir(root.join("lists")).expect("a folder");
    write(root.join("lists/a.bib"), &list("First"));
    watch.line_with("watching cv.yaml and lists/a.bib");
    wait_for_pdf(root, "its folder is back");
    assert!(fs::read(root.join("cv.pdf")).expect("a PDF") == kept);

    fs::rename(root.join("cv.yaml"), root.join("away.yaml")).expect("a move");
    watch.line_with("cv.pdf: kept as it was · watching lists/a.bib, waiting for cv.yaml");
    assert!(fs::read(root.join("cv.pdf")).expect("a PDF") == kept);
    write(root.join("cv.yaml"), &cv("Ada is back"));
    wait_for_pdf(root, "the CV is back");
}

#[test]
fn ctrl_c_ends_it_without_a_trace() {
    let (folder, mut watch) = watched(&cv("Ada"));
    wait_until("a child", || watch.children().len() == 1);
    let mut children = watch.children();
    write(folder.path().join("cv.yaml"), &cv("Ada King"));
    watch.line();
    children.extend(watch.children());
    assert_eq!(watch.stop(), Some(0));
    let is_gone = |child: &u32| state_and_parent(*child).is_none();
    assert!(children.iter().all(is_gone), "a child is left");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().into_string().expect("a name"))
        .collect();
    files.sort();
    assert_eq!(files, ["cv.pdf", "cv.yaml"]);
}

#[test]
fn killed_at_any_moment_it_leaves_a_whole_pdf_and_no_child() {
    for pause in [0, 5, 15, 30, 60] {
        let (folder, mut watch) = watched(&cv("Ada"));
        wait_until("a child", || watch.children().len() == 1);
        let children = watch.children();
        write(folder.path().join("cv.yaml"), &cv("Ada King"));
        thread::sleep(Duration::from_millis(pause));
        watch.process.kill().expect("a process");
        watch.process.wait().expect("an end");
        for child in children {
            wait_until("the child's end", || {
                state_and_parent(child).is_none_or(|(state, _)| state == 'Z')
            });
        }
        let pdf = fs::read(folder.path().join("cv.pdf")).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-") && pdf.ends_with(b"%%EOF\n"), "half a PDF");
    }
}

#[test]
fn a_crash_of_a_rendering_is_told_and_ends_nothing() {
    let (folder, mut watch) = watched(&cv("Ada"));
    let child = watch.child();
    // It is held up, so that it is killed when it should render.
    signal("STOP", child);
    write(folder.path().join("cv.yaml"), &cv("Ada King"));
    watch.wait_for_cue(child);
    signal("KILL", child);
    watch.line_with("kept as it was");
    watch.wait_for_complaint("error[latex-failed]: the rendering broke off: signal: 9");
    write(folder.path().join("cv.yaml"), &cv("Countess"));
    wait_for_pdf(folder.path(), "a rendering after a crash");
}

#[test]
fn a_child_that_ends_while_it_waits_is_not_missed() {
    let (folder, watch) = watched(&cv("Ada"));
    let child = watch.child();
    signal("KILL", child);
    wait_until("its end", || state_and_parent(child).is_none());
    write(folder.path().join("cv.yaml"), &cv("Ada King"));
    wait_for_pdf(folder.path(), "a rendering by another child");
}

#[test]
fn a_rendering_that_hangs_gives_way_to_the_next_save() {
    let (folder, watch) = watched(&cv("Ada"));
    let child = watch.child();
    signal("STOP", child);
    write(folder.path().join("cv.yaml"), &cv("Ada King"));
    watch.wait_for_cue(child);
    write(folder.path().join("cv.yaml"), &cv("Countess"));
    wait_for_pdf(folder.path(), "the newer save");
}

#[test]
fn without_a_terminal_each_rendering_is_a_line_without_control_characters() {
    let (folder, mut watch) = watched(&cv("Ada"));
    write(folder.path().join("cv.yaml"), "cv: {nam: Ada}\n");
    watch.line_with("kept as it was");
    write(folder.path().join("cv.yaml"), &cv("Ada King"));
    watch.line_with("1 page");
    let said = watch.lines.lock().expect("lines").join("\n") + &watch.complaints();
    let strange = |character: &char| character.is_control() && *character != '\n';
    assert_eq!(said.chars().find(strange), None, "{said}");
}

#[test]
fn for_programs_each_rendering_is_a_result() {
    let folder = folder();
    write(folder.path().join("cv.yaml"), &cv("Ada"));
    let mut watch = Watch::start(folder.path(), &["--message-format", "json"]);
    let mut objects =
        || -> serde_json::Value { serde_json::from_str(&watch.line()).expect("JSON") };
    let first = objects();
    assert_eq!((&first["kind"], &first["pages"]), (&"result".into(), &1.into()));
    write(folder.path().join("cv.yaml"), "cv: {nam: Ada}\n");
    let kinds = [objects(), objects()].map(|object| object["kind"].clone());
    assert_eq!(kinds, ["diagnostic", "result"]);
}

#[test]
fn other_formats_are_kept_up_to_date_too() {
    let folder = folder();
    write(folder.path().join("cv.yaml"), &cv("Ada"));
    let mut watch =
        Watch::start(folder.path(), &["-o", "ada.pdf", "--format", "pdf,tex"]);
    let line = watch.line();
    assert!(
        line.starts_with("ada.pdf: 1 page, ") && line.contains(", and 5 more files"),
        "{line}"
    );
    write(folder.path().join("cv.yaml"), &cv("Countess"));
    let tex = folder.path().join("ada.tex");
    wait_until("the LaTeX", || {
        fs::read_to_string(&tex).is_ok_and(|text| text.contains("Countess"))
    });
}

#[test]
fn the_letter_alone_is_made_on_request() {
    let folder = folder();
    let text = format!("{}letter: {{recipient: Mary, body: One}}\n", cv("Ada"));
    write(folder.path().join("cv.yaml"), &text);
    let mut watch = Watch::start(folder.path(), &["--letter"]);
    assert!(watch.line().starts_with("cv-letter.pdf: 1 page"));
    assert!(!folder.path().join("cv.pdf").exists());
}

#[test]
fn a_letter_is_kept_up_to_date_too() {
    let letter =
        |body| format!("{}letter: {{recipient: Mary, body: {body}}}\n", cv("Ada"));
    let (folder, mut watch) = watched(&letter("One"));
    let pdf = |name: &str| fs::read(folder.path().join(name)).expect("a PDF");
    let (cv, before) = (pdf("cv.pdf"), pdf("cv-letter.pdf"));
    write(folder.path().join("cv.yaml"), &letter("Two"));
    let line = watch.line_with("cv.pdf: 1 page, unchanged");
    assert!(line.contains(" ms, and 1 more file · watching cv.yaml"), "{line}");
    assert!(pdf("cv.pdf") == cv && pdf("cv-letter.pdf") != before);
    assert_eq!(watch.stop(), Some(0));
}

#[test]
fn where_the_system_tells_nothing_the_files_are_looked_at() {
    let folder = folder();
    write(folder.path().join("cv.yaml"), &cv("Ada"));
    // As when all watches that the system allows are in use.
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=inotify_init1"]);
    strace.args(["-e", "inject=inotify_init1:error=EMFILE", env!("CARGO_BIN_EXE_cvtex")]);
    strace.args(["watch", "cv.yaml"]);
    let mut watch = Watch::of(strace, folder.path());
    watch.line_with("watching cv.yaml");
    write(folder.path().join("cv.yaml"), &cv("Ada King"));
    wait_for_pdf(folder.path(), "a change that nobody told");
    let tracee = watch.children()[0];
    signal("INT", tracee);
    assert_eq!(watch.process.wait().expect("an end").code(), Some(0));
}

#[test]
fn a_terminal_shows_the_last_state_alone_and_ctrl_c_ends_it() {
    let folder = folder();
    let file = folder.path().join("cv.yaml");
    write(&file, &cv("Ada"));
    // Without `exec` the key would go to the shell as well, and its end be taken for the watch's.
    let inside = format!(
        "stty cols 60 rows 12; exec '{}' watch cv.yaml",
        env!("CARGO_BIN_EXE_cvtex")
    );
    let mut script = Command::new("script")
        .args(["-qec", &inside, "/dev/null"])
        .current_dir(&folder)
        .env("TERM", "xterm")
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script");
    let mut pipe = script.stdout.take().expect("a pipe");
    let shown = Arc::new(Mutex::new(String::new()));
    let written = Arc::clone(&shown);
    let reader = thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = pipe.read(&mut bytes) {
            written
                .lock()
                .expect("a text")
                .push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    });
    // What stands on the screen: all since it was last cleared.
    let screen = || {
        let shown = shown.lock().expect("a text");
        shown.rsplit("\x1b[2J\x1b[H").next().unwrap_or_default().to_owned()
    };
    wait_until("the first state", || screen().contains("· watching cv.yaml\r\n"));
    assert!(screen().starts_with("cv.pdf: 1 page, "), "{}", screen());

    write(&file, "date: 2026\ncv: {nam: Ada, mail: x, foo: y, bar: z}\n");
    wait_until("the faults", || screen().contains("more lines: run `cvtex check`"));
    let state = screen();
    assert!(
        state.starts_with("cv.pdf: kept as it was · watching cv.yaml\r\n"),
        "{state}"
    );
    assert!(state.contains("\x1b[1m"), "faults have colours: {state}");
    assert!(state.lines().count() <= 12, "more than the screen holds: {state}");

    write(&file, &cv("Ada King"));
    wait_until("the mended state", || screen().starts_with("cv.pdf: 1 page, "));
    assert_eq!(screen().lines().count(), 1, "faults are left: {}", screen());

    let mut keyboard = script.stdin.take().expect("a pipe");
    keyboard.write_all(b"\x03").expect("a key");
    assert_eq!(script.wait().expect("an end").code(), Some(0));
    reader.join().expect("the end of the output");
}

#[test]
fn what_cannot_be_watched_is_refused_as_render_refuses_it() {
    let folder = folder();
    let watch = run(cvtex().current_dir(&folder).args(["watch", "cv.yaml"]));
    let render = run(cvtex().current_dir(&folder).args(["render", "cv.yaml"]));
    assert_eq!(watch.status.code(), Some(4));
    assert_eq!((stdout(&watch), stderr(&watch)), (stdout(&render), stderr(&render)));
    for arguments in [&["-"][..], &["cv.yaml", "-o", "-"]] {
        let output = run(cvtex().current_dir(&folder).arg("watch").args(arguments));
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_waiting_rendering_ends_with_its_parent() {
    let folder = folder();
    write(folder.path().join("cv.yaml"), &cv("Ada"));
    let output =
        run(cvtex().current_dir(&folder).args(["render", "--on-cue", "cv.yaml"]));
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty() && !PathBuf::from("cv.pdf").exists());
}
