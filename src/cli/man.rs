//! `cvtex man`: the manual page.

use clap::Args;

use super::exit::Exit;
use super::screen::print;

/// Print the manual page
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex man > ~/.local/share/man/man1/cvtex.1")]
pub(super) struct Arguments {}

/// Prints the page in roff, with a section for each command.
#[expect(clippy::expect_used, reason = "a `Vec` takes every byte")]
pub(super) fn run() -> Exit {
    let mut command = super::command().disable_help_subcommand(true);
    command.build();
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command.clone()).render(&mut page);
    rendered.expect("writing to memory does not fail");
    for sub in command.get_subcommands() {
        let mut part = Vec::new();
        let man = clap_mangen::Man::new(sub.clone());
        let rendered = man
            .render_synopsis_section(&mut part)
            .and_then(|()| man.render_description_section(&mut part))
            .and_then(|()| man.render_options_section(&mut part));
        rendered.expect("writing to memory does not fail");
        page.extend(part);
    }
    print(&String::from_utf8_lossy(&page));
    Exit::Done
}
