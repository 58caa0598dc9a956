//! What is written in a text of YAML as it would be in TeX, and means nothing to Markdown.

use std::ops::Range;

use crate::diagnostics::excerpt;
use crate::read::bibtex::is_known_command;
use crate::text::is_name_of_tex;

/// What was found, and what to say of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Leftover {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What is true of it.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// The markup that Markdown has for a command.
const MARKDOWN: &[(&str, &str)] = &[
    ("textbf", "**…**"),
    ("bf", "**…**"),
    ("bfseries", "**…**"),
    ("emph", "*…*"),
    ("textit", "*…*"),
    ("it", "*…*"),
    ("texttt", "`` `…` ``"),
    ("href", "[words](https://…)"),
    ("url", "[words](https://…)"),
    ("textsuperscript", "$^{…}$"),
    ("textsubscript", "$_{…}$"),
    ("ldots", "…"),
    ("dots", "…"),
];

/// How much of a word around a dash is looked at.
const MAX_WORD: usize = 100;

/// What these bytes of a text hold.
pub(super) fn find(text: &str, range: Range<usize>) -> Vec<Leftover> {
    // A backslash before a sign is Markdown's, and no part of the run.
    let is_escaped = text[..range.start].ends_with('\\');
    let range = range.start - usize::from(is_escaped)..range.end;
    let run = &text[range.clone()];
    if !run.contains('\\') && !run.contains("--") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(next) = text[at..range.end].find(['\\', '-']).map(|next| at + next) {
        let one = if text[next..].starts_with('\\') {
            command(text, next)
        } else {
            dashes(text, next)
        };
        at = next + 1;
        if let Some(one) = one {
            at = one.range.end.max(at);
            found.push(one);
        } else if text[next..].starts_with("--") {
            at = next + text[next..].bytes().take_while(|byte| *byte == b'-').count();
        }
        if at >= range.end {
            break;
        }
    }
    found
}

/// A command of TeX at its backslash. A path such as `C:\\text` holds none.
fn command(text: &str, at: usize) -> Option<Leftover> {
    let behind = &text[at + 1..];
    let before = text[..at].chars().next_back();
    let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 {
        return accent(text, at, before);
    }
    let name = &behind[..letters];
    let has_argument = behind[letters..].starts_with('{');
    let is_path = before.is_some_and(|c| c.is_alphanumeric() || ":\\/.".contains(c));
    let is_meant = if has_argument { letters > 1 } else { letters > 3 && !is_path };
    if !is_meant || is_name_of_tex(name) || !is_known_command(name) {
        return None;
    }
    let instead = MARKDOWN.iter().find(|(known, _)| *known == name);
    let help = match instead {
        Some((_, markdown)) => format!("write `{markdown}`"),
        None => format!("write what it prints, or `$\\{name}$` for a sign of a formula"),
    };
    let message =
        format!("`\\{}` is a command of TeX, which a text does not read", excerpt(name));
    Some(Leftover { range: at..at + 1 + letters, message, help })
}

/// An accent of TeX inside a word or a group: `Schr\\"odinger`, `{\\"o}`.
fn accent(text: &str, at: usize, before: Option<char>) -> Option<Leftover> {
    let mut behind = text[at + 1..].chars();
    let mark = behind.next().filter(|mark| "\"'`^~".contains(*mark))?;
    let rest = behind.as_str();
    let letter = rest.strip_prefix('{').unwrap_or(rest).chars().next()?;
    let is_inside = before.is_some_and(|c| c.is_alphabetic() || c == '{');
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_apostrophe =
        mark == '\'' && matches!(word, "s" | "t" | "re" | "ll" | "ve" | "d" | "m");
    if !is_inside || !letter.is_ascii_alphabetic() || is_apostrophe {
        return None;
    }
    Some(Leftover {
        range: at..at + 2,
        message: format!("`\\{mark}` is an accent of TeX, which a text does not read"),
        help: "write the letter with its accent".into(),
    })
}

/// Two hyphens between letters, which may be a dash. Not in an address or a name of a file.
fn dashes(text: &str, at: usize) -> Option<Leftover> {
    let length = text[at..].bytes().take_while(|byte| *byte == b'-').count();
    let before = text[..at].chars().next_back()?;
    let behind = text[at + length..].chars().next()?;
    let is_between = before.is_alphanumeric() && behind.is_alphanumeric();
    let is_range = before.is_ascii_digit() && behind.is_ascii_digit();
    if length != 2 || !is_between || is_range {
        return None;
    }
    let near = text.floor_char_boundary(at.saturating_sub(MAX_WORD));
    let start = text[near..at].rfind(char::is_whitespace).map_or(near, |at| near + at);
    let window = &text[at..text.floor_char_boundary(at + MAX_WORD)];
    let end = at + window.find(char::is_whitespace).unwrap_or(window.len());
    if text[start..end].contains(['/', '_', '=', '@']) {
        return None;
    }
    Some(Leftover {
        range: at..at + length,
        message: "`--` between letters is no dash".into(),
        help: "write `–` or `—`, or put it between backquotes if the signs are meant"
            .into(),
    })
}
