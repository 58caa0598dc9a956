//! A Word file as programs read it: its text and its links.

use std::collections::HashMap;

use roxmltree::Document;

use super::zip::unpacked;
use crate::write::Found;

/// The text and the links of a file that [`write`](super::write) has made; what is wrong with
/// one that cannot be read.
pub fn read_back(file: &[u8]) -> Result<Found, String> {
    let part = |name: &str| -> Result<String, String> {
        let bytes = unpacked(file, name).ok_or_else(|| format!("`{name}` is missing"))?;
        String::from_utf8(bytes).map_err(|_| format!("`{name}` is not UTF-8"))
    };
    let (text, relations) =
        (part("word/document.xml")?, part("word/_rels/document.xml.rels")?);
    for name in ["word/styles.xml", "word/numbering.xml", "docProps/core.xml"] {
        Document::parse(&part(name)?).map_err(|error| format!("`{name}`: {error}"))?;
    }
    let relations = Document::parse(&relations).map_err(|error| error.to_string())?;
    let targets: HashMap<&str, &str> = relations
        .descendants()
        .filter_map(|node| Some((node.attribute("Id")?, node.attribute("Target")?)))
        .collect();
    let text = Document::parse(&text).map_err(|error| error.to_string())?;
    let mut found = Found::default();
    for node in text.descendants().filter(roxmltree::Node::is_element) {
        match node.tag_name().name() {
            "t" => found.text.push_str(node.text().unwrap_or_default()),
            "p" | "br" => found.text.push('\n'),
            "tab" => found.text.push('\t'),
            "noBreakHyphen" => found.text.push('\u{2011}'),
            "hyperlink" => {
                let id = node.attributes().find(|it| it.name() == "id");
                let target = id.and_then(|id| targets.get(id.value()));
                let target = target.ok_or("a link has no address")?;
                found.addresses.push((*target).to_owned());
            }
            _ => {}
        }
    }
    Ok(found)
}
