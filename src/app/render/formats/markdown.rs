//! Markdown.

use super::{Material, OutputFile, read_back};
use crate::diagnostics::Diagnostic;
use crate::write::markdown;

pub(super) fn write(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    let written = markdown::write(material.document);
    read_back::check(material, "Markdown", || Ok(markdown::read_back(&written)))?;
    Ok(material.file(written.into_bytes()))
}
