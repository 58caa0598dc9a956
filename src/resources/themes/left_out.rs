//! What a theme leaves out, as its style file declares it in a comment:
//! `% !cvtex leaves-out = links, photo, header: split`.

use std::ops::Range;

/// What a declaration starts with.
const LINE: &str = "% !cvtex leaves-out =";

/// What can be left out: the addresses of links, and fields of `design`.
pub(crate) const KNOWN: [&str; 15] = [
    "links",
    "accent",
    "text-colour",
    "link-colour",
    "link-style",
    "photo",
    "page-numbers",
    "updated",
    "header",
    "date-column",
    "section-rule",
    "bullet",
    "alignment",
    "font",
    "margin",
];

/// Something that changes nothing in a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut<'a> {
    /// `links`, or a field of `design`.
    pub name: &'a str,
    /// The value of the field; every value when there is none.
    pub value: Option<&'a str>,
    /// Where the name stands in the style file.
    pub range: Range<usize>,
}

/// What a style file declares.
pub(crate) fn declared(style: &str) -> impl Iterator<Item = LeftOut<'_>> {
    let place = |part: &str| part.as_ptr() as usize - style.as_ptr() as usize;
    let lists = style.lines().filter_map(|line| line.trim_start().strip_prefix(LINE));
    let parts = lists.flat_map(|list| list.split(',').map(str::trim));
    parts.filter(|part| !part.is_empty()).map(move |part| {
        let (name, value) = match part.split_once(':') {
            Some((name, value)) => (name.trim_end(), Some(value.trim_start())),
            None => (part, None),
        };
        LeftOut { name, value, range: place(name)..place(name) + name.len() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::themes::{ALL, Theme};

    #[test]
    fn a_style_declares_fields_and_values() {
        let style =
            "\\cvsetup{links = false}\n% !cvtex leaves-out = links, header: split\n";
        let all: Vec<_> = declared(style).collect();
        let said =
            |at: usize| (all[at].name, all[at].value, &style[all[at].range.clone()]);
        assert_eq!(all.len(), 2);
        assert_eq!(said(0), ("links", None, "links"));
        assert_eq!(said(1), ("header", Some("split"), "header"));
    }

    #[test]
    fn themes_leave_out_what_is_known() {
        let schema = schemars::schema_for!(crate::model::design::Design);
        let fields = schema.get("properties").expect("fields of the design");
        for name in KNOWN {
            assert!(name == "links" || fields.get(name).is_some(), "{name}");
        }
        let mut counts = Vec::new();
        for theme in ALL {
            let found = Theme::BuiltIn(theme);
            let names: Vec<_> = found.left_out().map(|one| one.name).collect();
            assert!(names.iter().all(|name| KNOWN.contains(name)), "{names:?}");
            if !names.is_empty() {
                counts.push((theme.name, names.len()));
            }
        }
        assert_eq!(counts, [("sidebar", 2), ("plain", 10)]);
    }
}
