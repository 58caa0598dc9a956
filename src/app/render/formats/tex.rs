//! The LaTeX of a CV, with what it needs to compile elsewhere beside it.

use super::{Material, OutputFile};
use crate::diagnostics::Diagnostic;
use crate::write::latex;

/// The LaTeX first, then the class, the styles and the photo.
#[expect(clippy::unnecessary_wraps, reason = "a writer of the table of formats may fail")]
pub(super) fn write(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    let Material { path, document, latex, .. } = material;
    let main = OutputFile { path: path.to_path_buf(), content: latex.as_str().into() };
    let others = latex::files(document).into_iter();
    let others = others.map(|(name, content)| OutputFile {
        path: path.with_file_name(name),
        content: content.to_vec(),
    });
    Ok(std::iter::once(main).chain(others).collect())
}
