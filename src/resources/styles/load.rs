//! The styles that a CV names, read from the program or from `.csl` files.

use std::cell::RefCell;
use std::io;
use std::path::Path;
use std::rc::Rc;

use hayagriva::archive;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode};

use super::{Style, Styles, builtin, file, patch};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::files::{Files, unreadable};
use crate::model::Cv;
use crate::model::section::Section;
use crate::model::values::CitationStyle;
use crate::source::Span;
use crate::tree::{Node, Value};

/// The locale whose words stand in where another has none.
const FALLBACK: &str = "en-US";

impl Styles {
    /// The styles that the sections of a CV name. One that cannot be used is reported at
    /// its name in the tree.
    pub fn load(cv: &Cv, root: &Node, files: &Files<'_>, report: &mut Report) -> Self {
        let mut wanted = Vec::new();
        collect(&cv.sections, &mut wanted);
        if wanted.is_empty() {
            return Self::default();
        }
        let language = LocaleCode(cv.locale.csl().to_owned());
        let locales: Rc<[Locale]> = locales(&language).into();
        let mut styles = Self::default();
        for name in wanted {
            if styles.get(name).is_some() {
                continue;
            }
            match rules(name, files) {
                Ok(mut csl) => {
                    patch::for_lists(&mut csl);
                    let style = Style {
                        has_dotted_initials: patch::has_dotted_initials(&csl),
                        csl,
                        language: language.clone(),
                        locales: Rc::clone(&locales),
                        named: (name.to_owned(), place_of(root, name)),
                        failed: RefCell::default(),
                    };
                    styles.0.push((name.to_owned(), style));
                }
                Err(refusal) => {
                    if let Some(span) = place_of(root, name) {
                        report.add(refusal.at(name, span));
                    }
                }
            }
        }
        styles
    }
}

/// Why a style cannot be used.
enum Refusal {
    Unreadable(io::Error),
    Malformed(file::StyleFault),
}

impl Refusal {
    fn at(self, name: &str, span: Span) -> Diagnostic {
        match self {
            Self::Unreadable(error) => unreadable(name, span, &error, ".csl"),
            Self::Malformed(fault) => {
                let message = format!("`{name}` {}", fault.message);
                Diagnostic::new(Code::MalformedStyle, message, span, "named here")
                    .help(fault.help)
            }
        }
    }
}

fn rules(name: &str, files: &Files<'_>) -> Result<IndependentStyle, Refusal> {
    if let Some(style) = builtin::style(name) {
        return Ok(style);
    }
    let bytes = files.bytes(Path::new(name)).map_err(Refusal::Unreadable)?;
    file::style(&bytes).map_err(Refusal::Malformed)
}

fn collect<'a>(sections: &'a [Section], wanted: &mut Vec<&'a str>) {
    for section in sections {
        match section {
            Section::Publications(section) => {
                wanted.extend(section.layout.style.as_ref().map(CitationStyle::as_str));
            }
            Section::Group(group) => collect(&group.sections, wanted),
            _ => {}
        }
    }
}

/// The words of a language, and those that stand in for them. Reading all of the archive's
/// locales would take as long as setting a page.
fn locales(language: &LocaleCode) -> Vec<Locale> {
    let is_needed = |bytes: &&&[u8]| {
        let head = &bytes[..bytes.len().min(HEAD)];
        let holds =
            |code: &str| head.windows(code.len()).any(|part| part == code.as_bytes());
        holds(&language.0) || holds(FALLBACK)
    };
    let needed = archive::LOCALES.iter().filter(is_needed);
    needed.filter_map(|bytes| ciborium::from_reader(*bytes).ok()).collect()
}

/// How many bytes of a locale in CBOR hold its first field, the language.
const HEAD: usize = 24;

/// Where a section names a style.
fn place_of(node: &Node, name: &str) -> Option<Span> {
    match &node.value {
        Value::Scalar(_) => None,
        Value::Sequence(items) => items.iter().find_map(|item| place_of(item, name)),
        Value::Mapping(fields) => {
            fields.iter().find_map(|field| match &field.value.value {
                Value::Scalar(scalar) if field.key == "style" => {
                    (scalar.text.trim() == name).then_some(field.value.span)
                }
                _ => place_of(&field.value, name),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_found_by_its_first_bytes() {
        let found = |language: &str| {
            let all = locales(&LocaleCode(language.to_owned()));
            all.into_iter().filter_map(|locale| locale.lang).map(|code| code.0).collect()
        };
        let british: Vec<_> = found("en-GB");
        assert_eq!(british, ["en-GB", "en-US"]);
        let american: Vec<_> = found("en-US");
        assert_eq!(american, ["en-US"]);
    }
}
