//! Plain text.

use super::{Material, OutputFile, read_back};
use crate::diagnostics::Diagnostic;
use crate::write::text;

pub(super) fn write(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    let width = material.options.width.unwrap_or(text::WIDTH);
    let written = text::write(material.document, width);
    read_back::check_text(material, "text", &written)?;
    Ok(material.file(written.into_bytes()))
}
