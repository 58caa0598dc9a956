//! `cvtex man`: the manual page.

use std::io;

use clap::{Args, Command};
use clap_mangen::Man;

use super::exit::Exit;
use super::screen::print;

/// Print the manual page
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex man > ~/.local/share/man/man1/cvtex.1")]
pub(super) struct Arguments {}

/// Prints the page in roff, with a part for each command.
pub(super) fn run() -> Exit {
    let mut command = super::command().disable_help_subcommand(true);
    command.build();
    let man = Man::new(command.clone());
    let mut page = String::new();
    for section in [
        Man::render_title as fn(&Man, &mut dyn io::Write) -> io::Result<()>,
        Man::render_name_section,
        Man::render_synopsis_section,
        Man::render_description_section,
        Man::render_options_section,
    ] {
        page += &roff(|out| section(&man, out));
    }
    page += ".SH COMMANDS\n";
    for sub in command.get_subcommands() {
        page += &part(sub);
    }
    page += ".SH EXAMPLES\n";
    page += &examples(&command);
    print(&page);
    Exit::Done
}

/// The part of a command and of those below it. What every command takes is said once, at the
/// top of the page.
fn part(command: &Command) -> String {
    let below: Vec<_> = command.get_subcommands().collect();
    if !below.is_empty() {
        return below.into_iter().map(part).collect();
    }
    let own = command.clone().mut_args(|arg| {
        let is_shared = arg.is_global_set() || arg.get_id() == "help";
        if is_shared { arg.hide(true) } else { arg }
    });
    let man = Man::new(own.clone());
    let name = own.get_bin_name().unwrap_or_else(|| own.get_name());
    [
        format!(".SS {name}\n"),
        body(&roff(|out| man.render_synopsis_section(out))),
        ".PP\n".to_owned(),
        body(&roff(|out| man.render_description_section(out))),
        body(&roff(|out| man.render_options_section(out))),
        ".PP\n".to_owned(),
        examples(&own),
    ]
    .concat()
}

#[expect(clippy::expect_used, reason = "a `Vec` takes every byte")]
fn roff(render: impl Fn(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut text = Vec::new();
    render(&mut text).expect("writing to memory does not fail");
    String::from_utf8_lossy(&text).into_owned()
}

/// A section of the page made a piece of a part: without the set-up, which the page has once,
/// and without its heading. A heading of some options, such as `SERVICES`, becomes bold text.
fn body(section: &str) -> String {
    let line = |line: &str| match line.strip_prefix(".SH ") {
        Some("SYNOPSIS" | "DESCRIPTION" | "OPTIONS") => None,
        Some(heading) => Some(format!(".PP\n.B {heading}\n")),
        None if line.starts_with(".ie ") || line.starts_with(".el ") => None,
        None => Some(format!("{line}\n")),
    };
    section.lines().filter_map(line).collect()
}

/// The examples of a command, in lines of their own.
fn examples(command: &Command) -> String {
    let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
    let line = |line: &str| {
        if line.starts_with('.') { format!("\\&{line}") } else { line.into() }
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    format!(".nf\n{}\n.fi\n", lines.join("\n"))
}
