//! Pages that TeX has made and of which no PDF is written yet.

use super::ready::{self, Document};
use super::{CompileFailure, Job, Log, Pdf};

/// The pages of a document. Several can be made and looked at, of which one becomes a PDF.
#[derive(Clone, Debug)]
pub struct Pages {
    /// As TeX has written them.
    pub(super) xdv: Vec<u8>,
    /// How often TeX read the document until its references were right.
    pub(super) passes: u32,
    /// The log of the last pass.
    pub log: Log,
}

impl Pages {
    /// The number of pages.
    pub fn count(&self) -> u32 {
        self.log.pages()
    }

    /// The PDF; the job is the one that they were made of.
    pub fn write(self, job: &Job<'_>) -> Result<Pdf, CompileFailure> {
        ready::write(self, Document::of(job), job.time_limit)
    }
}
