//! A web page.

use super::{Material, OutputFile, read_back};
use crate::diagnostics::{Code, Diagnostic};
use crate::write::html;

/// The page, with the style sheet that was named.
pub(super) fn write(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    let sheet = material.options.stylesheet.as_deref();
    let sheet = sheet.map(|path| {
        std::fs::read_to_string(path).map_err(|error| {
            let message = format!("cannot read `{}`: {error}", path.display());
            Diagnostic::of_file(Code::UnreadableFile, message)
                .help("name a style sheet that exists, in UTF-8")
        })
    });
    let options = html::Options {
        is_fragment: material.options.fragment,
        stylesheet: sheet.transpose()?,
    };
    let page = html::write(material.document, &options);
    read_back::check(material, "web page", || html::read_back(&page))?;
    Ok(material.file(page.into_bytes()))
}
