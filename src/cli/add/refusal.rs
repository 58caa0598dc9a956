//! Why nothing is added.

use crate::cli::exit::Exit;
use crate::cli::result;
use crate::cli::screen::{Screen, print};
use crate::diagnostics::{Diagnostic, Report};
use crate::source::Source;

/// What forbids an addition.
pub(in crate::cli) enum Refusal {
    /// What is asked for cannot be done.
    Alone(Box<Diagnostic>),
    /// What these reports say, each of a text.
    Faults(Vec<(Source, Report)>),
}

impl From<Diagnostic> for Refusal {
    fn from(fault: Diagnostic) -> Self {
        Self::Alone(Box::new(fault))
    }
}

impl Refusal {
    /// What these reports say.
    pub(in crate::cli) fn of(
        reports: impl IntoIterator<Item = (Source, Report)>,
    ) -> Self {
        Self::Faults(reports.into_iter().collect())
    }

    /// Prints it, and gives the exit code that it asks for.
    pub(in crate::cli) fn show(self, screen: &Screen) -> Exit {
        let reports = match self {
            Self::Alone(fault) => {
                let mut report = Report::default();
                report.add(*fault);
                let source = Source::new("cvtex add", "");
                screen.show_alone(&report, &source);
                vec![(source, report)]
            }
            Self::Faults(reports) => {
                let each: Vec<_> =
                    reports.iter().map(|(source, report)| (source, report)).collect();
                screen.show_each(&each);
                reports
            }
        };
        let reports: Vec<_> = reports.iter().map(|(_, report)| report).collect();
        if screen.is_json() {
            let mut line = result::of_faults(&reports);
            line["added"] = serde_json::json!([]);
            print(&format!("{line}\n"));
        }
        result::verdict(&reports, false)
    }
}
