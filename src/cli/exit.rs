//! Exit codes.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// It is done; there may be warnings.
    Done = 0,
    /// The CV has errors, or warnings under `--deny-warnings`.
    Faulty = 1,
    /// The command line is wrong.
    CommandLine = 2,
    /// LaTeX failed on a CV that passed every check.
    Latex = 3,
    /// Something outside: a file that cannot be read or written.
    Outside = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
