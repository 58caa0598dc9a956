//! The writers: one folder for each format.

pub(crate) mod address;
pub mod bib;
pub mod csl_json;
pub mod docx;
pub mod endnote_xml;
pub mod hayagriva;
pub mod html;
pub mod json_resume;
pub mod latex;
mod line;
mod look;
pub mod markdown;
pub mod nbib;
pub mod ris;
pub mod text;
mod works;
pub mod yaml;

/// What was found in an output that was read back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its text in order; a space or a line break where an element ends.
    pub text: String,
    /// Where its links lead, in order.
    pub addresses: Vec<String>,
}

/// The lines of a text, with one empty line between blocks and none at its start.
fn tidy(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = line.trim_end();
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if empty > 0 && !made.is_empty() {
            made.push('\n');
        }
        empty = 0;
        made.push_str(line);
        made.push('\n');
    }
    made
}
