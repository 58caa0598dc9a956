//! Texts that reach the page: formulas, links and characters.

use std::collections::BTreeSet;
use std::ops::Range;

use super::formats::{self, Format};
use super::leftovers;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::resources::fonts;
use crate::resources::fonts::{Face, Script};
use crate::source::{Source, Span};
use crate::text::math::{self, Reason, Refusal};
use crate::text::{self, Placed, PlacedKind, placed};
use crate::tree::{Node, Scalar, Style, Value};

/// Checks a text of the given format.
pub(super) fn check(
    node: &Node,
    scalar: &Scalar,
    format: Format,
    source: &Source,
    report: &mut Report,
) {
    let mut prose = Prose { node, scalar, source, report };
    if prose.escapes() || prose.has_endless_word() {
        return;
    }
    match format {
        Format::Markdown => {
            prose.list();
            prose.markdown();
        }
        _ => prose.characters(0..scalar.text.len(), Face::Text),
    }
}

/// A text of the given format without the signs that no font has, and without the markup of
/// what cannot be set. None where letters would be lost, since what is left would be another
/// word, and where nothing would be left.
pub(super) fn settable(text: &str, format: Format) -> Option<String> {
    if endless_word(text).is_some() {
        return None;
    }
    let is_markdown = format == Format::Markdown;
    let mut kept = String::with_capacity(text.len());
    let mut end = 0;
    let runs = if is_markdown {
        placed(text)
    } else {
        vec![Placed { kind: PlacedKind::Text, range: 0..text.len() }]
    };
    for run in runs {
        let face = match run.kind {
            PlacedKind::Text | PlacedKind::Tag => Face::Text,
            PlacedKind::Code => Face::Code,
            PlacedKind::Address(_) | PlacedKind::Math(_) => continue,
        };
        if run.range.start < end {
            continue;
        }
        kept.push_str(&text[end..run.range.start]);
        for character in text[run.range.clone()].chars() {
            match Unsettable::of(character, face) {
                None => kept.push(character),
                Some(_) if character.is_alphabetic() => return None,
                Some(_) => {}
            }
        }
        end = run.range.end;
    }
    kept.push_str(&text[end..]);
    let is_fault = |run: &Placed| match &run.kind {
        PlacedKind::Address(url) => formats::link(url).is_err(),
        PlacedKind::Math(formula) => math::verify(formula).is_err(),
        PlacedKind::Text | PlacedKind::Code | PlacedKind::Tag => false,
    };
    if is_markdown && placed(&kept).iter().any(is_fault) {
        let plain = text::plain(&text::parse(&kept));
        kept = text::escape_markdown(&plain);
    }
    (!kept.trim().is_empty()).then_some(kept)
}

/// How many letters a word may have.
const LONGEST_WORD: usize = 10_000;

/// The first word that is longer, and how many letters it has.
fn endless_word(text: &str) -> Option<(&str, usize)> {
    let long = |word| {
        let letters = str::chars(word).count();
        (letters > LONGEST_WORD).then_some((word, letters))
    };
    (text.len() > LONGEST_WORD).then(|| text.split_whitespace().find_map(long)).flatten()
}

struct Prose<'a> {
    node: &'a Node,
    scalar: &'a Scalar,
    source: &'a Source,
    report: &'a mut Report,
}

impl Prose<'_> {
    fn markdown(&mut self) {
        let is_tex = self.scalar.style == Style::Tex;
        for run in placed(&self.scalar.text) {
            if self.report.is_full() {
                return;
            }
            match run.kind {
                PlacedKind::Tag if !is_tex => self.tag(run.range),
                PlacedKind::Tag => {}
                PlacedKind::Text => {
                    if !is_tex {
                        self.leftovers(run.range.clone());
                    }
                    self.characters(run.range, Face::Text);
                }
                PlacedKind::Code => self.characters(run.range, Face::Code),
                PlacedKind::Address(url) => self.address(&url, run.range),
                PlacedKind::Math(formula) => self.formula(&formula, run.range),
            }
        }
    }

    /// Reports a word that is longer than any; true if there is one. Of such a word TeX would
    /// try each place between two letters with each other.
    fn has_endless_word(&mut self) -> bool {
        let text = &self.scalar.text;
        let Some((word, letters)) = endless_word(text) else { return false };
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        let start_of_word: String = word.chars().take(20).collect();
        let span = self.place(start..start + start_of_word.len());
        let message = format!(
            "the word `{start_of_word}…` has {letters} letters, and a line is broken in one of at most {LONGEST_WORD}"
        );
        self.report.add(
            Diagnostic::new(Code::TooLongWord, message, span, "begins here")
                .help("put spaces into it, or leave it out"),
        );
        true
    }

    /// Reports a line that begins with `- ` and is no point, since YAML has joined it to the
    /// text before.
    fn list(&mut self) {
        let raw = self.source.slice(self.node.span);
        if self.scalar.style == Style::Tex || !raw.contains('\n') {
            return;
        }
        // Of a file of another program the points may have been made of the text.
        if !self.scalar.text.contains("- ") {
            return;
        }
        let kept = self.scalar.text.lines().skip(1).any(is_point);
        let mut at = 0;
        for (number, line) in raw.split_inclusive('\n').enumerate() {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            // The first line of a text has no text before it.
            if number > 0 && is_point(line) && !kept {
                let start = self.node.span.start() + start;
                self.report.add(
                    Diagnostic::new(
                        Code::ForeignMarkup,
                        "a `-` inside a text begins no point of a list",
                        self.source.span(start..start + 1),
                        "set as it stands",
                    )
                    .help(
                        "put the text behind `|`, or write the points as a list of YAML",
                    ),
                );
                return;
            }
        }
    }

    /// Reports a tag of HTML that is set as it stands.
    fn tag(&mut self, range: Range<usize>) {
        let written = excerpt(&self.scalar.text[range.clone()]);
        self.report.add(
            Diagnostic::new(
                Code::ForeignMarkup,
                format!("`{written}` is a tag of HTML that is not read"),
                self.place(range),
                "set as it stands",
            )
            .help("write Markdown, as `**bold**`, and `\\<` for the sign"),
        );
    }

    /// Reports what is written as in TeX and is set as it stands.
    fn leftovers(&mut self, range: Range<usize>) {
        for found in leftovers::find(&self.scalar.text, range) {
            let place = self.place(found.range);
            self.report.add(
                Diagnostic::new(
                    Code::ForeignMarkup,
                    found.message,
                    place,
                    "set as it stands",
                )
                .help(found.help),
            );
        }
    }

    /// Reports `"$\alpha$"`, where double quotes make a control character of `\a`: true
    /// when the text holds such an escape.
    fn escapes(&mut self) -> bool {
        let raw = self.source.slice(self.node.span);
        if self.scalar.style != Style::Quoted || !raw.starts_with('"') {
            return false;
        }
        let (mut found, mut at, mut dollars) = (false, 0, 0);
        while let Some(slash) = raw[at..].find('\\').map(|slash| at + slash) {
            dollars += raw[at..slash].matches('$').count();
            let mut behind = raw[slash + 1..].chars();
            let Some(mark) = behind.next() else { break };
            at = slash + 1 + mark.len_utf8();
            let is_command = behind.next().is_some_and(|next| next.is_ascii_lowercase())
                && dollars % 2 == 1;
            let is_control = "abefv0NLP".contains(mark);
            let is_written = "ntr".contains(mark) && is_command;
            if !is_control && !is_written {
                continue;
            }
            let start = self.node.span.start() + slash;
            let span = self.source.span(start..start + 2);
            let stands_for =
                if is_control { "a control character" } else { "white space" };
            self.report.add(
                Diagnostic::new(
                    Code::YamlSyntax,
                    format!("`\\{mark}` in double quotes stands for {stands_for}"),
                    span,
                    "not a backslash",
                )
                .help("write `\\\\` for a backslash, or use single quotes, where it is itself"),
            );
            found = true;
        }
        found
    }

    fn place(&self, range: Range<usize>) -> Span {
        self.scalar.locate(self.source, self.node.span, range)
    }

    fn address(&mut self, url: &str, range: Range<usize>) {
        let Err(fault) = formats::link(url) else { return };
        let help = if url.contains('@') && !url.contains(['/', ':']) {
            format!("write `mailto:{url}`")
        } else {
            fault.help
        };
        let within =
            self.scalar.text[range.clone()].rfind(url).filter(|_| !url.is_empty());
        let range = match within {
            Some(at) => range.start + at..range.start + at + url.len(),
            None => range,
        };
        let diagnostic =
            Diagnostic::new(fault.code, fault.message, self.place(range), fault.label);
        self.report.add(diagnostic.help(help));
    }

    fn formula(&mut self, formula: &str, range: Range<usize>) {
        let Err(Refusal { reason, range: inner }) = math::verify(formula) else { return };
        let start = self.scalar.text[range.clone()]
            .find(formula)
            .map_or(range.start, |at| range.start + at);
        let span = if inner.is_empty() {
            self.place(range)
        } else {
            self.place(start + inner.start..start + inner.end)
        };
        let (code, message, label, help) = refusal(&reason);
        self.report.add(Diagnostic::new(code, message, span, label).help(help));
    }

    /// Reports each run of characters that cannot be set, unless all of them were reported
    /// for the same text.
    fn characters(&mut self, range: Range<usize>, face: Face) {
        let text = &self.scalar.text[range.clone()];
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            // Every font has them.
            return;
        }
        let characters: Vec<_> = text
            .char_indices()
            .map(|(at, character)| (at, character, Unsettable::of(character, face)))
            .collect();
        let mut reported = BTreeSet::new();
        for run in characters.chunk_by(|before, after| before.2 == after.2) {
            let Some(reason) = run[0].2 else { continue };
            let is_new = run.iter().fold(false, |is_new, (_, character, _)| {
                reported.insert(*character) || is_new
            });
            if !is_new {
                continue;
            }
            if self.report.is_full() {
                return;
            }
            let (last, character, _) = run[run.len() - 1];
            let run = run[0].0..last + character.len_utf8();
            let message = reason.message(&text[run.clone()]);
            let span = self.place(range.start + run.start..range.start + run.end);
            self.report.add(
                Diagnostic::new(Code::MissingGlyph, message, span, "cannot be set")
                    .help(reason.help()),
            );
        }
    }
}

fn is_point(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}

/// Why a character cannot be set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unsettable {
    Control,
    RightToLeft,
    Script(&'static Script),
    NoFont,
}

impl Unsettable {
    fn of(character: char, face: Face) -> Option<Self> {
        let is_space = matches!(character, '\n' | '\r' | '\t');
        if is_space || fonts::has(character, face) {
            None
        } else if character.is_control() {
            Some(Self::Control)
        } else if let Some(script) = Script::of(character) {
            Some(Self::Script(script))
        } else if fonts::is_right_to_left(character) {
            Some(Self::RightToLeft)
        } else {
            Some(Self::NoFont)
        }
    }

    fn help(self) -> String {
        match self {
            Self::Script(script) => script.help(),
            _ => "write it in another way, or remove it".into(),
        }
    }

    fn message(self, run: &str) -> String {
        let mut characters = run.chars();
        let first = characters.next().map_or(0, u32::from);
        let is_one = characters.next().is_none();
        match self {
            Self::Control if is_one => {
                format!("the control character U+{first:04X} cannot be set")
            }
            Self::Control => {
                format!("the control characters from U+{first:04X} on cannot be set")
            }
            Self::RightToLeft => {
                let number =
                    if is_one { format!(" (U+{first:04X})") } else { String::new() };
                format!(
                    "`{}`{number} is of a script written from right to left, which cvtex does \
                     not set yet",
                    excerpt(run)
                )
            }
            Self::Script(script) => format!(
                "no font on this machine has the {} `{}`{}",
                if is_one { "character" } else { "characters" },
                excerpt(run),
                if is_one {
                    format!(" (U+{first:04X})")
                } else {
                    format!(" of {}", script.name)
                },
            ),
            Self::NoFont if is_one => {
                format!("no embedded font has the character `{run}` (U+{first:04X})")
            }
            Self::NoFont => {
                format!("no embedded font has the characters `{}`", excerpt(run))
            }
        }
    }
}

fn refusal(reason: &Reason) -> (Code, String, &'static str, String) {
    let dollar = "write `\\$` if a dollar sign is meant";
    match reason {
        Reason::Command(name) => (
            Code::MathCommand,
            format!("a formula cannot use `\\{}`", excerpt(name)),
            "not a command of mathematics",
            format!("use LaTeX's mathematics without definitions, or {dollar}"),
        ),
        Reason::Character(character) => (
            Code::MathSyntax,
            format!("a formula cannot hold `{}`", character.escape_debug()),
            "no sign of mathematics",
            format!("write LaTeX's command for it, or {dollar}"),
        ),
        Reason::Brace => (
            Code::MathSyntax,
            "a brace of the formula has no partner".into(),
            "no partner",
            format!("close or remove it; {dollar}"),
        ),
        Reason::Argument(name) => (
            Code::MathSyntax,
            format!("`\\{name}` has no argument"),
            "nothing follows",
            format!("write `\\{name}{{…}}`"),
        ),
        Reason::DoubleScript(mark) => (
            Code::MathSyntax,
            format!("a second `{mark}` follows the same sign"),
            "again here",
            "put braces around what the second belongs to".into(),
        ),
        Reason::EmptyScript(mark) => (
            Code::MathSyntax,
            format!("nothing follows `{mark}`"),
            "nothing follows",
            "write what is raised or lowered in braces behind it".into(),
        ),
        Reason::LeftRight => (
            Code::MathSyntax,
            "`\\left` and `\\right` do not match".into(),
            "no partner",
            "write both, in this order".into(),
        ),
        Reason::Depth => (
            Code::MathSyntax,
            "the formula is nested too deeply".into(),
            "too deep",
            "write it in several formulas".into(),
        ),
        Reason::Empty => (
            Code::MathSyntax,
            "the formula is empty".into(),
            "nothing in it",
            dollar.into(),
        ),
    }
}

/// Adds the formulas of a tree that are well formed.
pub(super) fn collect_formulas(
    node: &Node,
    source: &Source,
    found: &mut Vec<(String, Span)>,
) {
    match &node.value {
        Value::Scalar(scalar) => {
            for run in placed(&scalar.text) {
                if let PlacedKind::Math(formula) = run.kind
                    && let Ok(latex) = math::verify(&formula)
                {
                    found.push((latex, scalar.locate(source, node.span, run.range)));
                }
            }
        }
        Value::Sequence(items) => {
            for item in items {
                collect_formulas(item, source, found);
            }
        }
        Value::Mapping(fields) => {
            for field in fields {
                collect_formulas(&field.value, source, found);
            }
        }
    }
}
