//! `YAMLResume`: the parts of JSON Resume under `content`, with rules of its own.

use super::convert::{Draft, Import};
use super::json_resume;
use super::mapping::Table;
use crate::tree::Node;

/// What the parts of a file become.
pub(super) const TABLES: &[&Table] = json_resume::TABLES;

/// The language of a file, and cvtex's tag.
const LANGUAGES: [(&str, &str); 11] = [
    ("en", "en"),
    ("zh-hans", "zh"),
    ("zh-hant-hk", "zh"),
    ("zh-hant-tw", "zh"),
    ("es", "es"),
    ("fr", "fr"),
    ("no", "nb"),
    ("nl", "nl"),
    ("ja", "ja"),
    ("de", "de"),
    ("pt-br", "pt-BR"),
];

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let Some(content) = root.get("content") else { return root.clone() };
    let converted = json_resume::convert(&content.value, import);
    let mut file = Draft::default();
    if let crate::tree::Value::Mapping(fields) = converted.value {
        for field in fields {
            file.append_at(field.key_span, &field.key, field.value);
        }
    }
    if let Some(locale) = root.get("locale") {
        let language = import.peek(&locale.value, "language");
        let written = language.and_then(Node::text).unwrap_or_default().to_lowercase();
        let known = LANGUAGES.iter().find(|(word, _)| *word == written);
        if let (Some(language), Some((_, tag))) = (language, known) {
            import.use_up(language);
            file.append_at(
                language.span,
                "locale",
                super::convert::scalar(language.span, tag),
            );
        }
    }
    for name in ["layouts", "locale"] {
        if let Some(field) = root.get(name) {
            import.set(&field.value);
        }
    }
    file.node(root.span)
}
