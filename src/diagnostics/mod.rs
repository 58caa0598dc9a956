//! Diagnostics: what is wrong with a CV, at which place, and what to do about it.
//!
//! Every stage adds to one [`Report`]; the renderers in this folder draw it for people
//! ([`human`]), for editors ([`short`]) and for programs ([`json`]).

mod code;
pub mod human;
pub mod json;
mod report;
pub mod short;

pub use code::{Code, Severity};
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
        let severity = code.severity();
        Self { code, severity, message: message.into(), label, other: None, help: None }
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

    /// Error, warning or note.
    pub fn severity(&self) -> Severity {
        self.severity
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
