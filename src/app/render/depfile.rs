//! The files that the outputs depend on, as a rule that make and ninja read.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::app::disk::{input, output};
use crate::app::render::target::Made;
use crate::bibliography::Library;
use crate::diagnostics::Diagnostic;

/// Writes `out.pdf: cv.yaml papers.bib`, and an empty rule for each input, so that make does
/// not fail when one is gone.
pub(crate) fn write(
    path: &Path,
    made: &[Made],
    cv: &Path,
    library: &Library<'_>,
) -> Result<(), Diagnostic> {
    let inputs = input::files(cv, library);
    let row = |paths: &mut dyn Iterator<Item = &PathBuf>| {
        paths.map(|path| escaped(path)).collect::<Vec<_>>().join(" ")
    };
    let outputs = row(&mut made.iter().map(|made| &made.path));
    let mut rule = format!("{outputs}: {}\n", row(&mut inputs.iter()));
    for input in &inputs {
        let _ = write!(rule, "\n{}:\n", escaped(input));
    }
    output::replace(path, rule.as_bytes())
}

/// A path as make and ninja read it (GNU make manual, 4.8 and 6.1): a backslash before what
/// would end the path, and before a backslash that stands there already.
fn escaped(path: &Path) -> String {
    let mut text = String::new();
    let mut backslashes = 0;
    for character in path.to_string_lossy().chars() {
        match character {
            ' ' | '#' | ':' => {
                text.extend(std::iter::repeat_n('\\', backslashes + 1));
                text.push(character);
            }
            '$' => text.push_str("$$"),
            other => text.push(other),
        }
        backslashes = if character == '\\' { backslashes + 1 } else { 0 };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn make_reads_each_path_as_one() {
        assert_eq!(escaped(Path::new("my cv#1$.pdf")), r"my\ cv\#1$$.pdf");
        assert_eq!(escaped(Path::new(r"a\b\ c:d")), r"a\b\\\ c\:d");
    }
}
