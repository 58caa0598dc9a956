//! What Word asks of a file and validators do not see: the order of elements, numbers that are
//! there once, texts without characters that are elements, and parts that are all known.

use std::collections::HashSet;

use roxmltree::{Document as Xml, Node};

use crate::common::{documents, examples, name_of};
use cvtex::resources::themes::{self, Theme};
use cvtex::write::docx;

/// The order of the elements that Word drops or complains of where they stand otherwise
/// (ECMA-376, part 1; the transitional schema takes some of them in any order).
const ORDERS: [(&str, &[&str]); 8] = [
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "vanish",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "bdr",
            "shd",
            "vertAlign",
            "rtl",
            "cs",
            "em",
            "lang",
        ],
    ),
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "bidi",
            "spacing",
            "ind",
            "contextualSpacing",
            "jc",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    ("numPr", &["ilvl", "numId"]),
    (
        "style",
        &[
            "name",
            "basedOn",
            "next",
            "link",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
        ],
    ),
    ("lvl", &["start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr", "rPr"]),
    (
        "sectPr",
        &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "pgNumType",
            "cols",
            "titlePg",
            "bidi",
            "docGrid",
        ],
    ),
    ("abstractNum", &["nsid", "multiLevelType", "tmpl", "name", "lvl"]),
    ("numbering", &["abstractNum", "num"]),
];

/// The parts of a file that are XML, each with its name.
fn parts(file: &[u8]) -> Vec<(String, String)> {
    let names = [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/theme/theme1.xml",
        "word/footer1.xml",
    ];
    let read = |name: &str| {
        let part = docx::part(file, name)?;
        Some((name.to_owned(), String::from_utf8(part).expect("UTF-8")))
    };
    names.into_iter().filter_map(read).collect()
}

fn children<'a>(node: Node<'a, 'a>) -> Vec<&'a str> {
    let elements = node.children().filter(Node::is_element);
    elements.map(|child| child.tag_name().name()).collect()
}

fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|it| it.name() == name).map(|it| it.value())
}

/// Every file of the examples in every theme.
fn each(mut check: impl FnMut(&str, &[u8])) {
    for path in examples() {
        for mut document in documents(&path) {
            for theme in themes::ALL {
                document.look.theme = Theme::BuiltIn(theme);
                check(
                    &format!("{} {}", name_of(&path), theme.name),
                    &docx::write(&document),
                );
            }
        }
    }
}

#[test]
fn elements_stand_in_the_order_of_the_standard() {
    each(|name, file| {
        for (part, xml) in parts(file) {
            let xml = Xml::parse(&xml).expect("XML");
            for node in xml.descendants().filter(Node::is_element) {
                let kind = node.tag_name().name();
                let Some((_, order)) = ORDERS.iter().find(|(it, _)| *it == kind) else {
                    continue;
                };
                let places: Vec<_> = children(node)
                    .iter()
                    .map(|child| {
                        let place = order.iter().position(|it| it == child);
                        place.unwrap_or_else(|| panic!("{name}, {part}: {kind}/{child}"))
                    })
                    .collect();
                assert!(
                    places.is_sorted(),
                    "{name}, {part}: {kind}: {:?}",
                    children(node)
                );
            }
        }
    });
}

#[test]
fn a_text_has_no_character_that_is_an_element() {
    each(|name, file| {
        for (part, xml) in parts(file) {
            let xml = Xml::parse(&xml).expect("XML");
            let texts = xml.descendants().filter(|node| {
                node.tag_name().name() == "t" && part.starts_with("word/")
            });
            for node in texts {
                let text = node.text().unwrap_or_default();
                let special =
                    |c: char| c.is_control() || matches!(c, '\u{ad}' | '\u{2011}');
                assert!(!text.contains(special), "{name}, {part}: {text:?}");
                let is_of_word = node
                    .tag_name()
                    .namespace()
                    .is_some_and(|it| it.ends_with("wordprocessingml/2006/main"));
                let space = value(node, "space");
                assert!(
                    !is_of_word || space == Some("preserve"),
                    "{name}, {part}: {text:?}"
                );
            }
        }
    });
}

#[test]
fn what_is_named_is_there_and_what_is_numbered_is_there_once() {
    each(|name, file| {
        let parts = parts(file);
        let part = |wanted: &str| {
            let found = parts.iter().find(|(name, _)| name == wanted);
            found.map_or("<none/>", |(_, xml)| xml.as_str())
        };
        let parsed = |name: &str| Xml::parse(part(name)).expect("XML");
        let all = |name: &str, element: &str, attribute: &str| -> Vec<String> {
            let xml = parsed(name);
            let nodes = xml.descendants().filter(|it| it.tag_name().name() == element);
            nodes.filter_map(|it| value(it, attribute).map(str::to_owned)).collect()
        };
        let mut pictures = all("word/document.xml", "docPr", "id");
        pictures.extend(all("word/footer1.xml", "docPr", "id"));
        let count = pictures.len();
        assert_eq!(pictures.into_iter().collect::<HashSet<_>>().len(), count, "{name}");

        let relations = all("word/_rels/document.xml.rels", "Relationship", "Id");
        for element in ["hyperlink", "blip", "footerReference"] {
            let attribute = if element == "blip" { "embed" } else { "id" };
            for id in all("word/document.xml", element, attribute) {
                assert!(relations.contains(&id), "{name}: {id} leads nowhere");
            }
        }
        let xml = parsed("word/_rels/document.xml.rels");
        for relation in xml.descendants().filter(|it| value(*it, "Target").is_some()) {
            let target = value(relation, "Target").expect("a target");
            let is_there = docx::part(file, &format!("word/{target}")).is_some();
            let is_outside = value(relation, "TargetMode") == Some("External");
            assert!(is_there != is_outside, "{name}: {target}");
        }

        let styles = all("word/styles.xml", "style", "styleId");
        for kind in ["pStyle", "rStyle", "basedOn", "next"] {
            for part in ["word/document.xml", "word/styles.xml", "word/footer1.xml"] {
                for style in all(part, kind, "val") {
                    assert!(styles.contains(&style), "{name}: there is no style {style}");
                }
            }
        }
        let lists = all("word/numbering.xml", "num", "numId");
        for part in ["word/document.xml", "word/styles.xml"] {
            for list in all(part, "numId", "val") {
                assert!(lists.contains(&list), "{name}: there is no list {list}");
            }
        }
        // Word knows its own styles by their names, in any language.
        let names = all("word/styles.xml", "name", "val");
        for wanted in
            ["Normal", "Title", "Subtitle", "heading 1", "List Bullet", "Hyperlink"]
        {
            assert!(names.iter().any(|it| it == wanted), "{name}: no style {wanted}");
        }
    });
}
