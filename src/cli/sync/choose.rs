//! Asking on a terminal which works are to be added.

use std::io::IsTerminal;

use dialoguer::MultiSelect;

use crate::app::sync::work::Work;
use crate::cli::screen::Screen;

/// Whether there is somebody to ask.
pub(super) fn can_ask(screen: &Screen) -> bool {
    !screen.is_json() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// The works that the person chooses; none when the question is left.
pub(super) fn ask(works: Vec<Work>) -> Vec<Work> {
    let width = terminal_size::terminal_size_of(std::io::stderr())
        .map_or(80, |(width, _)| usize::from(width.0));
    let lines = works.iter().map(|work| cut(&work.line(), width.saturating_sub(8)));
    let lines: Vec<_> = lines.collect();
    let chosen = MultiSelect::new()
        .with_prompt("Select works to add (space toggles, enter confirms)")
        .items(&lines)
        .report(false)
        .interact_opt();
    let chosen = chosen.ok().flatten().unwrap_or_default();
    let all = works.into_iter().enumerate();
    all.filter(|(at, _)| chosen.contains(at)).map(|(_, work)| work).collect()
}

/// As much of a line as the terminal shows.
fn cut(line: &str, width: usize) -> String {
    let mut cut: String = line.chars().take(width.max(20)).collect();
    if cut.len() < line.len() {
        cut.pop();
        cut.push('…');
    }
    cut
}
