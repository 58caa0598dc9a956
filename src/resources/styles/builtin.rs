//! The styles in the program, by name.

use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::{IndependentStyle, Style};

/// The names that messages and the documentation give: the styles most asked for.
pub const NAMED: [&str; 6] =
    ["apa", "ieee", "nature", "chicago-author-date", "harvard", "vancouver"];

/// A short name for a style that the archive has under a longer one.
const HARVARD: (&str, &str) = ("harvard", "harvard-cite-them-right");

/// Styles of the archive that write citations, and no lists.
const WITHOUT_LISTS: [&str; 1] = ["alphanumeric"];

/// Every name of a style in the program.
pub fn names() -> Vec<&'static str> {
    let archived = ArchivedStyle::all().iter().flat_map(|style| style.names());
    let archived = archived.copied().filter(|name| !WITHOUT_LISTS.contains(name));
    archived.chain([HARVARD.0]).collect()
}

/// Whether a style of this name is in the program.
pub fn is_built_in(name: &str) -> bool {
    archived(name).is_some()
}

/// Whether a text is the path of a style's file rather than a name.
pub fn is_path(name: &str) -> bool {
    let ending = std::path::Path::new(name).extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("csl")
}

/// The style of this name.
pub(super) fn style(name: &str) -> Option<IndependentStyle> {
    match archived(name)?.get() {
        Style::Independent(style) => Some(style),
        Style::Dependent(_) => None,
    }
}

/// The name of the style that has this address in CSL's repository.
pub(super) fn name_of(address: &str) -> Option<&'static str> {
    let id = address.trim_end_matches('/').replacen("https://", "http://", 1);
    ArchivedStyle::by_id(&id).and_then(|style| style.names().last().copied())
}

fn archived(name: &str) -> Option<ArchivedStyle> {
    let name = if name == HARVARD.0 { HARVARD.1 } else { name };
    ArchivedStyle::by_name(name).filter(|_| !WITHOUT_LISTS.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_in_the_program_can_write_a_list() {
        let has_list =
            |name: &&str| style(name).is_some_and(|style| style.bibliography.is_some());
        let without: Vec<_> =
            names().into_iter().filter(|name| !has_list(name)).collect();
        assert_eq!(without, [""; 0]);
    }

    #[test]
    fn the_address_of_a_style_gives_its_name() {
        assert_eq!(name_of("http://www.zotero.org/styles/apa"), Some("apa"));
        assert_eq!(name_of("https://www.zotero.org/styles/vancouver"), None);
    }
}
