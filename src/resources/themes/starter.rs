//! A style to start a theme of one's own from: what a person changes first, as the theme it
//! builds on has it.

use std::fmt::Write;

use super::{BuiltIn, Theme};

/// The options of the class, for a theme that sets none.
const OPTIONS: &str = "\
\\cvsetup{
  accent = 16324F, font-size = 10.5pt,
  margin-left = 23mm, margin-right = 23mm, margin-top = 22mm, margin-bottom = 24mm}";

/// What is shown of the theme, each with what to say about it.
const SHOWN: [(&str, &str); 5] = [
    (
        "\\cvformatname",
        "The name. \\cvfontsize{size}{leading} takes factors of the size of the text.",
    ),
    ("\\cvformatheadline", "The line below it."),
    (
        "\\cvformatsection",
        "The heading of a section: the space above, the heading and its rule, the space below.",
    ),
    (
        "\\cvformatentry",
        "The head of an entry. \\cvput{separator}{key}{\\command} puts a value that is there, as the\n\
         % argument of the command; behind others, it puts the separator before.",
    ),
    ("\\cvformatlink", "A link."),
];

/// A style of this name that builds on a theme, with comments.
pub fn starter(name: &str, from: &'static BuiltIn) -> String {
    let theme = from.name;
    let mut style = format!(
        "% {name}.sty: a theme of your own, which starts from `{theme}'.\n\
         %\n\
         % A CV names it so: design: {{theme: ./{name}.sty}}. What is not changed below is as in `{theme}';\n\
         % docs/themes.md lists all that can be. When something is wrong, cvtex names the line.\n\
         \\NeedsTeXFormat{{LaTeX2e}}\n\
         \\ProvidesPackage{{{name}}}\n\
         \\RequirePackage{{cvtex-{theme}}}\n\
         \n\
         % What holds unless the CV says otherwise. The accent is six hexadecimal digits, the colour of\n\
         % headings and links.\n\
         {}\n",
        definition(from.style, "\\cvsetup").unwrap_or_else(|| OPTIONS.to_owned())
    );
    let theme = Theme::BuiltIn(from);
    let files = theme.files();
    for (command, about) in SHOWN {
        let found = files.iter().rev().find_map(|(_, text)| {
            definition(text, &format!("\\renewcommand{command}"))
                .or_else(|| definition(text, &format!("\\newcommand{command}")))
        });
        if let Some(found) = found {
            let found = found.replacen("\\newcommand", "\\renewcommand", 1);
            let _ = write!(style, "\n% {about}\n{found}\n");
        }
    }
    style
}

/// The lines of a style that start with this and those that go on with it, which are
/// indented or close it.
fn definition(style: &str, start: &str) -> Option<String> {
    let is_start = |line: &&str| {
        let rest = line.strip_prefix(start);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
    };
    let mut lines = style.lines().skip_while(|line| !is_start(line));
    let first = lines.next()?;
    let rest = lines.take_while(|line| line.starts_with([' ', '}']));
    Some(std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::themes::ALL;

    #[test]
    fn every_theme_can_be_started_from() {
        for theme in ALL {
            let style = starter("mine", theme);
            for (command, _) in SHOWN {
                let start = format!("\n\\renewcommand{command}");
                assert!(style.contains(&start), "{}: {command}", theme.name);
            }
            let count = |brace: char| style.chars().filter(|c| *c == brace).count();
            assert_eq!(count('{'), count('}'), "{}", theme.name);
        }
    }

    #[test]
    fn a_definition_ends_where_the_next_begins() {
        let style = "\\a{\n  b\n}\n\\ab{c}\n% d\n";
        assert_eq!(definition(style, "\\a").as_deref(), Some("\\a{\n  b\n}"));
        assert_eq!(definition(style, "\\ab").as_deref(), Some("\\ab{c}"));
    }
}
