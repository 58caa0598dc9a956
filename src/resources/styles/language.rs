//! The language of a publication, as people and programs write it, as a tag.

/// The languages that titles are in most, under the names that biblatex and reference managers
/// give them.
const NAMES: [(&str, &str); 44] = [
    ("american", "en-US"),
    ("usenglish", "en-US"),
    ("english", "en"),
    ("eng", "en"),
    ("british", "en-GB"),
    ("ukenglish", "en-GB"),
    ("german", "de"),
    ("ngerman", "de"),
    ("germanb", "de"),
    ("austrian", "de"),
    ("naustrian", "de"),
    ("deutsch", "de"),
    ("ger", "de"),
    ("deu", "de"),
    ("french", "fr"),
    ("francais", "fr"),
    ("français", "fr"),
    ("fre", "fr"),
    ("fra", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("spa", "es"),
    ("italian", "it"),
    ("italiano", "it"),
    ("portuguese", "pt"),
    ("portuges", "pt"),
    ("brazilian", "pt"),
    ("brazil", "pt"),
    ("português", "pt"),
    ("dutch", "nl"),
    ("swedish", "sv"),
    ("norwegian", "nb"),
    ("norsk", "nb"),
    ("danish", "da"),
    ("finnish", "fi"),
    ("polish", "pl"),
    ("czech", "cs"),
    ("hungarian", "hu"),
    ("magyar", "hu"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("turkish", "tr"),
    ("chinese", "zh"),
    ("japanese", "ja"),
];

/// The tag of a language that is given by its tag or its name.
pub(crate) fn tag(written: &str) -> Option<String> {
    let written = written.trim().to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(name, _)| *name == written) {
        return Some((*tag).to_owned());
    }
    let (first, _) = written.split_once(['-', '_']).unwrap_or((&written, ""));
    let is_tag = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase());
    is_tag.then(|| written.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_tag_and_its_name() {
        for (written, expected) in [
            ("ngerman", Some("de")),
            ("German", Some("de")),
            ("de_AT", Some("de-at")),
            ("en", Some("en")),
            ("english and german", None),
            ("Klingon", None),
        ] {
            assert_eq!(tag(written).as_deref(), expected, "{written}");
        }
    }
}
