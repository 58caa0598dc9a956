//! What a watch shows: how it stands, in one line, and the faults there are.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::child::Ended;
use crate::app::render::target::Target;
use crate::app::watch::inputs::Inputs;
use crate::cli::result;
use crate::cli::screen::{Screen, complain, print};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::Source;

/// Where the state is shown: a terminal shows the last one only, a file every one.
pub(super) struct Status {
    is_terminal: bool,
}

/// Clears the screen and goes to its first line (ECMA-48, ED and CUP).
const CLEAR: &str = "\x1b[2J\x1b[H";

impl Default for Status {
    fn default() -> Self {
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let is_terminal = io::stdout().is_terminal() && io::stderr().is_terminal();
        Self { is_terminal: is_terminal && !is_dumb }
    }
}

impl Status {
    /// Shows how the last rendering ended and what is watched now.
    pub(super) fn show(
        &self,
        ended: &Ended,
        screen: &Screen,
        target: &Target,
        inputs: &Inputs,
    ) {
        let broken_off = ended.inputs.is_none().then(|| broken_off(&ended.end));
        let more = broken_off.as_ref().map(|report| {
            // It is no place in the CV, so the source need not be at hand.
            screen.text(&[(&Source::new("", ""), report)])
        });
        let faults = ended.complaints.clone() + &more.unwrap_or_default();
        if screen.is_json() {
            let result = broken_off
                .map(|report| format!("{}\n", result::of_faults(&[&report])))
                .unwrap_or_default();
            print(&(ended.lines.clone() + &faults + &result));
            return;
        }
        let line = format!("{} · {}\n", made(ended, target), watched(inputs));
        if self.is_terminal {
            let faults = if faults.is_empty() { faults } else { format!("\n{faults}") };
            print(&format!("{CLEAR}{line}{}", cut(&faults, height())));
        } else {
            complain(&faults);
            print(&line);
        }
    }
}

/// What there is: `cv.pdf: 2 pages, 62 ms`.
fn made(ended: &Ended, target: &Target) -> String {
    let mut lines = ended.lines.lines();
    if let Some(first) = lines.next() {
        return match lines.count() {
            0 => first.to_owned(),
            1 => format!("{first}, and 1 more file"),
            more => format!("{first}, and {more} more files"),
        };
    }
    let output = target.first();
    let state = if output.exists() { "kept as it was" } else { "not made yet" };
    format!("{}: {state}", output.display())
}

/// `watching cv.yaml and papers.bib`.
fn watched(inputs: &Inputs) -> String {
    let (there, missing) = inputs.there_and_missing();
    match (there.as_slice(), missing.as_slice()) {
        (there, []) => format!("watching {}", list(there)),
        ([], missing) => format!("waiting for {}", list(missing)),
        (there, missing) => {
            format!("watching {}, waiting for {}", list(there), list(missing))
        }
    }
}

fn list(paths: &[&Path]) -> String {
    let mut text = String::new();
    for (at, path) in paths.iter().enumerate() {
        let before = match at {
            0 => "",
            at if at + 1 == paths.len() => " and ",
            _ => ", ",
        };
        let _ = write!(text, "{before}{}", path.display());
    }
    text
}

fn broken_off(end: &str) -> Report {
    let mut report = Report::default();
    let message = format!("the rendering {end}");
    report.add(
        Diagnostic::of_file(Code::LatexFailed, message)
            .help("save again; if it comes again, send the CV to cvtex's authors"),
    );
    report
}

fn height() -> usize {
    terminal_size::terminal_size().map_or(usize::MAX, |(_, height)| height.0.into())
}

/// As much of the faults as the screen has room for under the first line.
fn cut(faults: &str, height: usize) -> String {
    let lines: Vec<_> = faults.lines().collect();
    // The status above, and the line below on which the cursor stands.
    let room = height.saturating_sub(2).max(4);
    if lines.len() <= room {
        return faults.to_owned();
    }
    let (shown, rest) = lines.split_at(room - 1);
    format!(
        "{}\n… {} more lines: run `cvtex check` to see them all\n",
        shown.join("\n"),
        rest.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_as_one_says_it() {
        let paths = ["cv.yaml", "a.bib", "b.csl"].map(Path::new);
        assert_eq!(list(&paths[..1]), "cv.yaml");
        assert_eq!(list(&paths[..2]), "cv.yaml and a.bib");
        assert_eq!(list(&paths), "cv.yaml, a.bib and b.csl");
    }

    #[test]
    fn faults_end_with_the_screen() {
        let faults = "\n1\n2\n3\n4\n5\n";
        assert_eq!(cut(faults, 8), faults);
        assert_eq!(
            cut(faults, 7),
            "\n1\n2\n3\n… 2 more lines: run `cvtex check` to see them all\n"
        );
    }
}
