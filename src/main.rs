//! The `cvtex` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    cvtex::cli::run()
}
