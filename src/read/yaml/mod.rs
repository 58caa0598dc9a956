//! First stage: a source text becomes a tree of spanned nodes. Syntax only.
//!
//! The parser itself stops at its first fault. To report them all, [`parse`] notes the
//! fault, mends a copy of the text at that place without moving any byte, and reads again.

mod build;
mod faults;
mod open;
mod refusals;

pub use crate::tree::node::{Field, Node, Scalar, Style, Value};

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::source::Source;

/// How many faults of syntax are reported: behind them the file is not YAML at all.
const MAX_FAULTS: usize = 100;

/// How many bytes are read again to find them, beyond the first twenty.
const MENDED_BYTES: usize = 16 * 1024 * 1024;

/// Reads a source. Gives the tree as far as the text makes one; with faults in the
/// report, parts of it may be missing.
pub fn parse(source: &Source, report: &mut Report) -> Option<Node> {
    if source
        .text()
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
        .is_empty()
    {
        report.add(
            Diagnostic::of_file(Code::EmptyFile, "the file is empty")
                .help("run `cvtex new` to see a CV to start from"),
        );
        return None;
    }
    let mut text = source.text().to_owned();
    let limit = (MENDED_BYTES / text.len()).clamp(20, MAX_FAULTS);
    for _ in 0..limit {
        match build::build(&text, source, report) {
            Ok(root) => {
                if root.as_ref().is_none_or(Node::is_null) {
                    let message = if root.is_none() {
                        "the file holds comments only"
                    } else {
                        "the file holds no CV"
                    };
                    report.add(
                        Diagnostic::of_file(Code::EmptyFile, message)
                            .help("run `cvtex new` to see a CV to start from"),
                    );
                    return None;
                }
                return root;
            }
            Err(fault) => {
                let mended = faults::report_and_mend(&fault, &mut text, source, report);
                if !mended {
                    return None;
                }
            }
        }
    }
    None
}
