//! What `-o` names: a file, a folder, or a pattern such as `out/{name}.{ext}`.

use std::path::{Path, PathBuf, is_separator};

/// The place of the name that the file would have without `-o`.
const NAME: &str = "{name}";

/// The place of the ending of a format.
pub(crate) const ENDING: &str = "{ext}";

/// Takes what the command line says, unless it has a place that no pattern has.
pub fn parse(output: PathBuf) -> Result<PathBuf, String> {
    let text = output.to_str().unwrap_or_default();
    let places = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let mut places = places.map(|(place, _)| format!("{{{place}}}"));
    match places.find(|place| place != NAME && place != ENDING) {
        Some(place) => Err(format!("`{place}` is not `{NAME}` or `{ENDING}`")),
        None => Ok(output),
    }
}

/// Whether each of several CVs or variants has a file of its own in it.
pub fn is_for_many(output: &Path) -> bool {
    is_folder(output) || output.to_str().is_some_and(|text| text.contains(NAME))
}

/// Whether folders of it that do not exist are made.
pub(crate) fn makes_folders(output: &Path) -> bool {
    is_for_many(output) || output.to_str().is_some_and(|text| text.contains(ENDING))
}

/// The file that it stands for; `own` is the file that is made without it.
pub fn file(output: &Path, own: &Path) -> PathBuf {
    let is_piped = own == Path::new("-");
    let own = if is_piped { Path::new("cv.pdf") } else { own };
    if is_folder(output) {
        return output.join(own.file_name().unwrap_or_default());
    }
    let stem = own.file_stem().and_then(|stem| stem.to_str());
    match (output.to_str(), stem) {
        (Some(text), Some(stem)) => text.replace(NAME, stem).into(),
        _ => output.to_owned(),
    }
}

fn is_folder(output: &Path) -> bool {
    let last = output.as_os_str().as_encoded_bytes().last();
    last.is_some_and(|last| is_separator(char::from(*last))) || output.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(output: &str, own: &str) -> String {
        file(Path::new(output), Path::new(own)).display().to_string()
    }

    #[test]
    fn a_folder_and_a_pattern_name_a_file_for_each_cv() {
        assert_eq!(named("out/", "staff/ada-short.pdf"), "out/ada-short.pdf");
        assert_eq!(named("out/{name}.{ext}", "staff/ada.pdf"), "out/ada.{ext}");
        assert_eq!(named("{name}/cv.pdf", "ada.pdf"), "ada/cv.pdf");
        assert_eq!(named("out/", "-"), "out/cv.pdf");
        assert_eq!(named("-", "ada.pdf"), "-");
        assert_eq!(named("x.pdf", "ada.pdf"), "x.pdf");
    }

    #[test]
    fn a_place_that_no_pattern_has_is_refused() {
        let refused = parse("out/{nmae}.pdf".into());
        assert_eq!(refused, Err("`{nmae}` is not `{name}` or `{ext}`".to_owned()));
        assert!(parse("{ext}/{name}".into()).is_ok());
        assert!(parse("a{b.pdf".into()).is_ok());
    }
}
