//! A document that never ends. It keeps the engine, so it has a test process to itself.

use std::time::{Duration, SystemTime};

use cvtex::pdf::engine::{Job, compile};

#[test]
fn a_document_that_never_ends_is_given_up() {
    let job = Job {
        main: "\\documentclass{cvtex}\\begin{document}\\def\\x{\\x}\\x\\end{document}",
        files: &[],
        date: SystemTime::UNIX_EPOCH,
        time_limit: Duration::from_secs(2),
    };
    let failure = compile(&job).expect_err("no end");
    assert_eq!(failure.message, "TeX was not done after 2 seconds");
}
