//! Diagnostics: what is wrong with a CV, at which place, and what to do about it.
//!
//! Every stage adds to one [`Report`]; the renderers in this folder draw it for people
//! ([`human`]), for editors ([`short`]), for GitHub ([`github`]) and for programs ([`json`]). People
//! read a [`Digest`] of many diagnostics, the others read all of them.

mod code;
pub mod digest;
pub mod github;
pub mod human;
pub mod json;
pub mod report;
pub mod short;
pub(crate) mod words;

pub use code::{Code, Severity};
pub use digest::Digest;
pub use report::Report;

use std::fmt::Write;

use crate::source::Span;

/// One fault of a CV.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which kind of fault.
    pub code: Code,
    /// Whether it forbids a PDF.
    severity: Severity,
    /// What is true, about the author's words: one clause, lower case, no full stop.
    pub message: String,
    /// The characters to change; none when the fault is of the file as a whole.
    pub label: Option<Label>,
    /// The other half of a contradiction.
    pub other: Option<Label>,
    /// What to do: an action.
    pub help: Option<String>,
    /// What one line says instead of several that have this in common.
    gist: Option<Box<Gist>>,
    /// Whether no line for several may stand for it.
    is_single: bool,
}

/// What several diagnostics have in common, so that one line says it of all of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Gist {
    /// What is true of each; their number follows in the line.
    pub message: String,
    /// What mends all of them at once.
    pub help: String,
    /// What they are found in, by a number: each has a line of its own.
    pub list: usize,
}

impl Diagnostic {
    /// A fault at a place, with a few words to stand beside the caret.
    pub fn new(
        code: Code,
        message: impl Into<String>,
        span: Span,
        label: impl Into<String>,
    ) -> Self {
        let label = Some(Label { span, text: label.into() });
        Self { label, ..Self::of_file(code, message) }
    }

    /// A fault of the whole file.
    pub fn of_file(code: Code, message: impl Into<String>) -> Self {
        let severity = code.severity();
        Self {
            code,
            severity,
            message: message.into(),
            label: None,
            other: None,
            help: None,
            gist: None,
            is_single: false,
        }
    }

    /// At a place, with a few words to stand beside the caret.
    #[must_use]
    pub(crate) fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.label = Some(Label { span, text: text.into() });
        self
    }

    /// With an action that mends it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With a second place that contradicts the first.
    #[must_use]
    pub fn other(mut self, span: Span, text: impl Into<String>) -> Self {
        self.other = Some(Label { span, text: text.into() });
        self
    }

    /// The same of a text that starts at this byte of a source.
    pub(crate) fn moved(mut self, by: usize) -> Self {
        for label in [&mut self.label, &mut self.other].into_iter().flatten() {
            label.span = label.span.moved(by);
        }
        self
    }

    /// As a warning, whatever its code says: what was asked for can be shown without the
    /// value that is at fault.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// With another clause behind the message: what follows from it.
    #[must_use]
    pub(crate) fn adding(mut self, clause: &str) -> Self {
        self.message = format!("{}, {clause}", self.message);
        self
    }

    /// As a warning, where this holds.
    #[must_use]
    pub(crate) fn into_warning_if(self, is_so: bool) -> Self {
        if is_so { self.as_warning() } else { self }
    }

    /// As an error, whatever its code says: what was asked for cannot be done.
    #[must_use]
    pub fn as_error(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// As a note: all is well, and the author should know what was done.
    #[must_use]
    pub fn as_note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// With what one line says instead of several that have it in common, however few
    /// they are: those that are found in one list, by its number.
    #[must_use]
    pub fn in_short(
        mut self,
        message: impl Into<String>,
        help: impl Into<String>,
        list: usize,
    ) -> Self {
        let (message, help) = (message.into(), help.into());
        self.gist = Some(Box::new(Gist { message, help, list }));
        self
    }

    /// Of so much interest that it is shown by itself, however many there are of its kind.
    #[must_use]
    pub fn by_itself(mut self) -> Self {
        self.is_single = true;
        self
    }

    /// Error, warning or note.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What it is sorted by: its place in the file, those of the whole file first.
    fn order(&self) -> (Option<Span>, &'static str, &str, Option<&str>) {
        let place = self.label.as_ref().map(|label| label.span);
        (place, self.code.name(), &self.message, self.help.as_deref())
    }
}

/// What a person wrote, as a message shows it: on one line, and no longer than a glance.
pub fn excerpt(written: &str) -> String {
    let mut shown = String::new();
    for character in written.trim().chars().take(EXCERPT + 1) {
        match character {
            space if space.is_whitespace() => {
                if !shown.ends_with(' ') {
                    shown.push(' ');
                }
            }
            control if control.is_control() => {
                let _ = write!(shown, "U+{:04X}", u32::from(control));
            }
            other => shown.push(other),
        }
    }
    if written.trim().chars().nth(EXCERPT).is_some() {
        let kept = shown.char_indices().nth(EXCERPT).map_or(shown.len(), |(at, _)| at);
        shown.truncate(kept);
        shown.push('…');
    }
    shown
}

/// How many characters of a text a message repeats.
const EXCERPT: usize = 80;

/// A place with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands beside the caret; may be empty.
    pub text: String,
}
