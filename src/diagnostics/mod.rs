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

use crate::source::Span;

/// One fault of a CV.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which kind of fault.
    pub code: Code,
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
        Self { code, message: message.into(), label, other: None, help: None }
    }

    /// A fault of the whole file.
    pub fn of_file(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), label: None, other: None, help: None }
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

    /// Error or warning.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// A place with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands beside the caret; may be empty.
    pub text: String,
}
