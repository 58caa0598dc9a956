//! `YAMLResume`: the parts of JSON Resume under `content`, with rules of its own.

use super::convert::{Draft, Import, scalar};
use super::mapping::Table;
use super::{json_resume, looks};
use crate::tree::{Field, Node, Value};

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

/// The parts that a section of cvtex is made of: the name of a part, and the kind and the title
/// that the section has by itself.
const PARTS: [(&str, &str, &str); 12] = [
    ("work", "experience", ""),
    ("education", "education", ""),
    ("volunteer", "experience", "Volunteering"),
    ("projects", "projects", ""),
    ("awards", "awards", ""),
    ("certificates", "certifications", ""),
    ("publications", "publications", ""),
    ("references", "references", ""),
    ("skills", "skills", ""),
    ("languages", "languages", ""),
    ("interests", "lines", "Interests"),
    ("basics", "", ""),
];

/// The themes that are like the templates.
const THEMES: [(&str, &str); 5] = [
    ("moderncv-banking", "banking"),
    ("moderncv-casual", "modern"),
    ("moderncv-classic", "modern"),
    ("jake", "compact"),
    ("calm", "plain"),
];

/// What the layouts say that cvtex has, too: the order of the sections and their titles, the
/// template, the paper and the margins.
fn laid_out(root: &Node, file: &mut Draft, import: &mut Import) {
    let Some(layout) =
        import.peek(root, "layouts").and_then(|all| all.one_or_many().first())
    else {
        return;
    };
    if let Some(mut sections) = file.remove("sections") {
        if let Value::Sequence(sections) = &mut sections.value.value {
            in_order(layout, sections, import);
            titled(layout, sections, import);
        }
        file.append_at(sections.key_span, "sections", sections.value);
    }
    let mut design = Draft::default();
    let template = import.peek(layout, "template").and_then(|it| Some((it, it.text()?)));
    if let Some((node, name)) = template
        && let Some((_, theme)) = THEMES.iter().find(|(known, _)| *known == name)
    {
        import.use_up(node);
        design.append_at(node.span, "theme", scalar(node.span, theme));
    }
    let paper =
        import.peek(layout, "page.paperSize").and_then(|it| Some((it, it.text()?)));
    if let Some((node, name)) = paper
        && let Some(paper) = ["a4", "letter"].into_iter().find(|it| *it == name)
    {
        import.use_up(node);
        design.append_at(node.span, "paper", scalar(node.span, paper));
    }
    let mut margin = Draft::default();
    for side in ["top", "bottom", "left", "right"] {
        let path = format!("page.margins.{side}");
        if let Some(node) = import.peek(layout, &path)
            && let Some(length) = node.text().and_then(looks::length)
        {
            import.use_up(node);
            margin.append_at(node.span, side, scalar(node.span, &length));
        }
    }
    if let Some(first) = margin.values().first() {
        design.append_at(first.span, "margin", margin.node(first.span));
    }
    if let Some(first) = design.values().first() {
        let span = first.span;
        // A photo is there already.
        let known = file.remove("design").map(|field| field.value);
        if let Some(Value::Mapping(fields)) = known.map(|node| node.value) {
            for field in fields {
                design.append_at(field.key_span, &field.key, field.value);
            }
        }
        file.append_at(span, "design", design.node(span));
    }
}

/// The part of the file that a section is made of.
fn part_of(section: &Node) -> &'static str {
    let said = |name: &str| {
        section.get(name).and_then(|field| field.value.text()).unwrap_or_default()
    };
    let is_of = |(_, kind, title): &&(&str, &str, &str)| {
        *kind == said("kind") && *title == said("title")
    };
    PARTS.iter().find(is_of).map_or("", |(name, ..)| name)
}

/// Puts the sections in the order of the layout; those that it does not name stay behind.
fn in_order(layout: &Node, sections: &mut [Node], import: &mut Import) {
    let Some(order) = import.peek(layout, "sections.order") else { return };
    let names: Vec<_> = order.one_or_many().iter().filter_map(Node::text).collect();
    let is_known = |name: &&str| PARTS.iter().any(|(known, ..)| known == name);
    if !names.iter().all(is_known) {
        return;
    }
    import.use_up(order);
    let place = |section: &Node| names.iter().position(|name| *name == part_of(section));
    sections.sort_by_key(|section| place(section).unwrap_or(names.len()));
}

/// Gives the sections the titles of the layout.
fn titled(layout: &Node, sections: &mut [Node], import: &mut Import) {
    let Some(aliases) = import.peek(layout, "sections.aliases") else { return };
    for section in sections {
        let Some(alias) = import.peek(aliases, part_of(section)) else { continue };
        if alias.text().is_none() {
            continue;
        }
        import.use_up(alias);
        let Value::Mapping(fields) = &mut section.value else { continue };
        fields.retain(|field| field.key != "title");
        let (key, key_span) = ("title".to_owned(), alias.span);
        fields.insert(1, Field { key, key_span, value: alias.clone() });
    }
}

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let Some(content) = root.get("content") else { return root.clone() };
    let converted = json_resume::convert(&content.value, import);
    let mut file = Draft::default();
    if let Value::Mapping(fields) = converted.value {
        for field in fields {
            file.append_at(field.key_span, &field.key, field.value);
        }
    }
    laid_out(root, &mut file, import);
    if let Some(locale) = root.get("locale") {
        let language = import.peek(&locale.value, "language");
        let written = language.and_then(Node::text).unwrap_or_default().to_lowercase();
        let known = LANGUAGES.iter().find(|(word, _)| *word == written);
        if let (Some(language), Some((_, tag))) = (language, known) {
            import.use_up(language);
            file.append_at(language.span, "locale", scalar(language.span, tag));
        }
    }
    for name in ["layouts", "locale"] {
        if let Some(field) = root.get(name) {
            import.set(&field.value);
        }
    }
    file.node(root.span)
}
