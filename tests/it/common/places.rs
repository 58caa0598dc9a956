//! Where the words of a page stand.

use std::path::Path;
use std::process::Command;

use super::{run, stderr, stdout};

/// The words of a page, each with its left, upper, right and lower edge in points from the
/// upper left corner.
pub struct Page(pub Vec<(String, [f64; 4])>);

impl Page {
    /// The first page of a PDF.
    pub fn first(pdf: &Path) -> Self {
        let pdf = pdf.to_str().expect("a path in UTF-8");
        let output = run(Command::new("pdftotext").args(["-bbox", "-l", "1", pdf, "-"]));
        assert!(output.status.success(), "pdftotext: {}", stderr(&output));
        Self(stdout(&output).lines().filter_map(word).collect())
    }

    /// Where a word stands that is there once; a comma or full stop behind it does not count.
    pub fn place(&self, word: &str) -> [f64; 4] {
        let is_it = |text: &str| text.trim_end_matches([',', '.']) == word;
        let found: Vec<_> = self.0.iter().filter(|(text, _)| is_it(text)).collect();
        assert_eq!(found.len(), 1, "{word}: {:?}", self.0);
        found[0].1
    }

    /// The outermost left, upper, right and lower edge of all words.
    pub fn edges(&self) -> [f64; 4] {
        let all = self.0.iter().map(|(_, place)| *place);
        all.reduce(|one, other| {
            [
                one[0].min(other[0]),
                one[1].min(other[1]),
                one[2].max(other[2]),
                one[3].max(other[3]),
            ]
        })
        .expect("a word")
    }
}

/// `<word xMin="1" yMin="2" xMax="3" yMax="4">text</word>`.
fn word(line: &str) -> Option<(String, [f64; 4])> {
    let (head, rest) = line.trim().strip_prefix("<word ")?.split_once('>')?;
    let numbers: Vec<f64> =
        head.split('"').skip(1).step_by(2).filter_map(|text| text.parse().ok()).collect();
    let text = rest.strip_suffix("</word>")?;
    Some((text.to_owned(), numbers.try_into().ok()?))
}
