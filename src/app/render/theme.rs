//! What to say when TeX stops in an author's own theme: in the words of the style, at the
//! place in it.

use crate::check::suggestions;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::pdf::engine::{CompileFailure, TexError};
use crate::resources::themes::Theme;
use crate::source::{Source, Span};
use crate::write::latex;

/// Reports what is wrong with the style that starts at this byte of the source: a brace without a partner, or else each command that
/// is not known, or else what TeX met first.
pub(crate) fn explain(
    failure: &CompileFailure,
    source: &Source,
    start: usize,
    report: &mut Report,
) {
    let found = faults(failure, source.starting_at(start));
    report.extend(found.moved(start).with_place(source.span(start..start)));
}

fn faults(failure: &CompileFailure, style: &Source) -> Report {
    let mut report = Report::default();
    if let Some(fault) = lone_brace(style) {
        report.add(fault);
        return report;
    }
    for error in &failure.errors {
        if let Some(fault) = unknown_command(error, style) {
            report.add(fault);
        }
    }
    if report.has_errors() {
        return report;
    }
    report.add(match failure.errors.first() {
        Some(error) => missing_file(error, style).unwrap_or_else(|| other(error, style)),
        None => Diagnostic::of_file(Code::ThemeFailed, first_small(&failure.message))
            .help("look for a command that calls itself"),
    });
    report
}

/// A brace without a partner, the last that opens or the first that closes.
fn lone_brace(style: &Source) -> Option<Diagnostic> {
    let mut open = Vec::new();
    for (at, brace) in braces(style.text()) {
        match brace {
            '{' => open.push(at),
            _ if open.pop().is_none() => {
                let span = style.span(at..at + 1);
                let message = "a `}` closes what nothing opened";
                let fault = Diagnostic::new(Code::ThemeFailed, message, span, "this one");
                return Some(fault.help("remove it, or open it with `{` before"));
            }
            _ => {}
        }
    }
    // Where a definition is not closed, all that follow are taken into it.
    let span = style.span(*open.first()?..open.first()? + 1);
    let fault =
        Diagnostic::new(Code::ThemeFailed, "a `{` is never closed", span, "opened here");
    Some(fault.help("close it with `}`"))
}

/// The braces that group, with their places: not those in comments or behind a backslash.
fn braces(style: &str) -> Vec<(usize, char)> {
    let mut braces = Vec::new();
    let mut characters = style.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '%' => drop(characters.find(|(_, c)| *c == '\n')),
            '{' | '}' => braces.push((at, character)),
            _ => {}
        }
    }
    braces
}

/// A command that TeX does not know and that the style has.
fn unknown_command(error: &TexError, style: &Source) -> Option<Diagnostic> {
    if !error.message.starts_with("Undefined control sequence") {
        return None;
    }
    let shown = error.trace.first().unwrap_or(&error.context);
    let command = &shown[shown.rfind('\\')?..];
    let command = command.trim_end();
    let span = place_of(command, style, |_| true)?;
    let known = known_commands();
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    let help = match suggestions::word(command, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("define it before: `\\newcommand{command}{{…}}`"),
    };
    let message = format!("there is no command `{command}`");
    Some(Diagnostic::new(Code::ThemeFailed, message, span, "not known").help(help))
}

/// A package or file that is not in the program.
fn missing_file(error: &TexError, style: &Source) -> Option<Diagnostic> {
    let (_, rest) = error.message.split_once("File `")?;
    let (file, _) = rest.split_once('\'')?;
    let file = file.trim_end_matches(".tex");
    let stem = file.trim_end_matches(".sty");
    let at = style.text().find(file).map(|at| (at, file));
    let (at, found) = at.or_else(|| Some((style.text().find(stem)?, stem)))?;
    let span = style.span(at..at + found.len());
    let (message, help) = if stem == file {
        let message = format!("a theme cannot read the file `{file}`");
        (message, "write what is in it into the style itself")
    } else {
        let message = format!("the package `{stem}` is not in cvtex");
        (message, "leave it out; xcolor, amsmath and amssymb are there")
    };
    Some(Diagnostic::new(Code::ThemeFailed, message, span, "asked for here").help(help))
}

/// Anything else, in TeX's words: at the line TeX was reading, or at the innermost command
/// that the style defines.
fn other(error: &TexError, style: &Source) -> Diagnostic {
    let said = error.message.trim_end_matches('.');
    let said = said.split_once("Error: ").map_or(said, |(_, said)| said);
    let message = format!("TeX stops in the style: {}", first_small(said));
    // Of a command whose end TeX has reached, only the call is left: the last thing shown.
    let defined = error.trace.iter().find_map(|shown| {
        let called = shown.rfind('\\').and_then(|at| name(&shown[at..]));
        let mut commands = called.into_iter().chain(name(shown));
        commands.find_map(|command| place_of(command, style, is_definition))
    });
    let help = if said.ends_with("already defined") {
        "change what is there with `\\renewcommand`"
    } else {
        "look at what stands here, and at the command before it"
    };
    match line_of(error, style).or(defined) {
        Some(span) => {
            Diagnostic::new(Code::ThemeFailed, message, span, "here").help(help)
        }
        None => Diagnostic::of_file(Code::ThemeFailed, message)
            .help("take out what was changed last, and render again"),
    }
}

/// The line TeX was reading, if it is one of the style.
fn line_of(error: &TexError, style: &Source) -> Option<Span> {
    let line = usize::try_from(error.line?).ok()?;
    if line == 0 || line > style.text().lines().count() {
        return None;
    }
    let range = style.line(line);
    let shown = error.context.trim_start_matches("...").trim();
    let text = &style.text()[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    (!shown.is_empty() && text.contains(shown)).then(|| style.span(start..range.end))
}

/// Where the style has a command, outside comments, after a text that `is_meant` takes.
fn place_of(
    command: &str,
    style: &Source,
    is_meant: impl Fn(&str) -> bool,
) -> Option<Span> {
    let text = style.text();
    let found = text.match_indices(command).find(|(at, _)| {
        let before = &text[text[..*at].rfind('\n').map_or(0, |at| at + 1)..*at];
        let is_whole = name(&text[*at..]) == Some(command);
        is_whole && !before.contains('%') && is_meant(before)
    });
    found.map(|(at, _)| style.span(at..at + command.len()))
}

/// Whether a command that follows is one that is defined.
fn is_definition(before: &str) -> bool {
    let before = before.trim_end_matches(['*', '{', ' ']);
    ["\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\gdef", "\\edef"]
        .iter()
        .any(|definition| before.ends_with(definition))
}

/// The command that a text starts with.
fn name(text: &str) -> Option<&str> {
    let letters = text.strip_prefix('\\')?;
    let length = letters
        .find(|c: char| !c.is_ascii_alphabetic() && c != '@')
        .unwrap_or(letters.len());
    (length > 0).then(|| &text[..=length])
}

/// The commands that a theme can use and change.
fn known_commands() -> Vec<String> {
    let theme = Theme::default();
    let styles = theme.files().into_iter().map(|(_, style)| style);
    let mut commands: Vec<_> = [latex::CLASS]
        .into_iter()
        .chain(styles)
        .flat_map(|source| source.split('\\'))
        .filter(|rest| rest.starts_with("cv"))
        .filter_map(|rest| name(&format!("\\{rest}")).map(str::to_owned))
        .filter(|command| !command.contains('@'))
        .collect();
    commands.extend(COMMON.map(str::to_owned));
    commands.sort();
    commands.dedup();
    commands
}

/// Those of LaTeX that themes have most.
const COMMON: [&str; 14] = [
    "\\bfseries",
    "\\itshape",
    "\\scshape",
    "\\textbf",
    "\\textit",
    "\\textcolor",
    "\\color",
    "\\colorlet",
    "\\selectfont",
    "\\fontfamily",
    "\\renewcommand",
    "\\newcommand",
    "\\baselineskip",
    "\\vskip",
];

/// TeX's words as a clause of ours.
fn first_small(said: &str) -> String {
    let word = said.split(' ').next().unwrap_or_default();
    let mut characters = said.chars();
    match characters.next() {
        Some(first) if word.chars().skip(1).all(char::is_lowercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => said.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_comments_and_behind_backslashes_group_nothing() {
        let found: Vec<_> = braces("a{\\{%}\n}").into_iter().map(|(at, _)| at).collect();
        assert_eq!(found, [1, 7]);
    }

    #[test]
    fn a_command_is_found_whole() {
        let style = Source::new("mine.sty", "% \\cvx\n\\cvxy \\renewcommand\\cvx{}\n");
        let span = place_of("\\cvx", &style, is_definition).expect("a place");
        assert_eq!(style.position(span.start()).column, 20);
    }
}
