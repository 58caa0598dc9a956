//! A Word file.

use super::{Material, OutputFile, read_back};
use crate::diagnostics::Diagnostic;
use crate::write::docx;

pub(super) fn write(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    let file = docx::write(material.document);
    read_back::check(material, "Word file", || docx::read_back(&file))?;
    Ok(material.file(file))
}
