//! What is wrong with what variants say: names of what is not there, tags without use, and files
//! that would write over each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::include::tidy;
use super::{Named, Whole, sections, tags};
use crate::check::suggestions;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::values::Plain;
use crate::model::variants::{DEFAULT, PRIVATE};
use crate::source::Source;
use crate::tree::{Field, Node, Value};

impl Whole {
    pub(super) fn unknown_variant(&self, name: &str) -> Diagnostic {
        let names: Vec<_> = self.names().collect();
        let help = match suggestions::word(name, &names) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => {
                "write it under `variants` of the file".to_owned()
            }
            None => format!("the variants are {}", names.join(", ")),
        };
        let message = format!("the CV has no variant `{}`", excerpt(name));
        Diagnostic::of_file(Code::UnknownVariant, message).help(help)
    }

    /// Reports the tags and sections that a variant names and that are nowhere. Where a file
    /// that may be missing is, they may stand in it.
    pub(super) fn report_unknown(
        &self,
        fields: &Node,
        root: &Node,
        sections: &BTreeSet<String>,
        report: &mut Report,
    ) {
        if self.included.taken.is_one_missing {
            return;
        }
        let mut found = Vec::new();
        tags::all(root, &mut found);
        let known: BTreeSet<_> = found.iter().map(|(tag, _)| *tag).collect();
        for field in ["show", "hide"].iter().filter_map(|name| fields.get(name)) {
            for node in field.value.one_or_many() {
                let Some(tag) = node.text() else { continue };
                if tag != PRIVATE && !known.contains(tag) {
                    report.add(unknown_tag(tag, node, &known));
                }
            }
        }
        let chosen = fields.get("sections").map(|field| field.value.one_or_many());
        for (name, span) in chosen.into_iter().flatten().filter_map(sections::name) {
            if !sections.contains(name) {
                report.add(sections::unknown(name, span, sections));
            }
        }
        if let Some(Value::Mapping(changes)) =
            fields.get("change").map(|it| &it.value.value)
        {
            for field in changes.iter().filter(|field| !sections.contains(&field.key)) {
                report.add(sections::unknown(&field.key, field.key_span, sections));
            }
        }
    }

    /// Reports each variant that would write over the PDF of another one, or of the CV.
    pub(super) fn report_same_outputs(&self, source: &Source, report: &mut Report) {
        let cv = source.name();
        let own = self.output(None, cv).unwrap_or_else(|| cv.with_extension("pdf"));
        let mut seen = BTreeMap::from([(tidy(&own), "the CV itself".to_owned())]);
        // Each has its letter beside it.
        let has_letter = self.root.get("letter").is_some();
        let letter_of = |output: &Path| {
            let stem = output.file_stem().unwrap_or_default().to_string_lossy();
            tidy(&output.with_file_name(format!("{stem}-letter.pdf")))
        };
        if has_letter {
            seen.insert(letter_of(&own), "the letter".to_owned());
        }
        for Named { field, says } in &self.variants {
            let Some(output) = self.output(Some(&field.key), cv) else { continue };
            let name = format!("the variant `{}`", excerpt(&field.key));
            if field.key == DEFAULT {
                continue;
            }
            if let Some(other) = seen.get(&tidy(&output)) {
                let own = field.value.get("output").filter(|_| says.output.is_some());
                let span = own.map_or(field.key_span, |output| output.value.span);
                let file = output.file_name().unwrap_or_default().to_string_lossy();
                let message = format!("{name} makes the file of {other}, `{file}`");
                let label = "would write over it";
                report.add(
                    Diagnostic::new(Code::SameOutput, message, span, label)
                        .help("give one of them another `output`"),
                );
            }
            if has_letter {
                seen.entry(letter_of(&output)).or_insert(format!("the letter of {name}"));
            }
            seen.entry(tidy(&output)).or_insert(name);
        }
    }

    /// Reports each tag, at its first place, that makes no difference to any variant, or that
    /// was hardly meant as it is written.
    pub(super) fn report_unused_tags(&self, report: &mut Report) {
        let mut found = Vec::new();
        tags::all(&self.root, &mut found);
        let says = self.variants.iter().map(|variant| &variant.says);
        let named = says.flat_map(|says| says.show.iter().chain(&says.hide));
        let named: Vec<_> = named.map(Plain::as_str).collect();
        // Where tags are chosen, all others are left out.
        let chooses = self.variants.iter().any(|variant| {
            let mut shown = variant.says.show.iter();
            shown.any(|tag| tag.as_str() != PRIVATE)
        });
        let (known, unknown): (Vec<_>, Vec<_>) =
            named.iter().partition(|named| found.iter().any(|(tag, _)| tag == *named));
        let mut seen: BTreeSet<_> = known.iter().copied().collect();
        for (tag, span) in found {
            // Of some slips of the pen is told where the variant is made.
            let is_told =
                is_like_private(tag) || suggestions::word(tag, &unknown).is_some();
            if !seen.insert(tag) || is_told {
                continue;
            }
            let near = suggestions::word(tag, &known);
            if chooses && near.is_none() && tag != PRIVATE {
                continue;
            }
            let message = format!("no variant shows or hides `{}`", excerpt(tag));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None if tag == PRIVATE => {
                    "add a variant with `show: private`, else nothing shows it".to_owned()
                }
                None => "name it under `show` or `hide` of a variant".to_owned(),
            };
            let label = "named by no variant";
            report.add(Diagnostic::new(Code::UnusedTag, message, span, label).help(help));
        }
    }
}

/// What is said where every variant is asked for and there is none.
pub(crate) fn none() -> Diagnostic {
    Diagnostic::of_file(Code::UnknownVariant, "the CV has no variants")
        .help("write one under `variants` of the file, or drop `--all-variants`")
}

/// Reports each tag that is nearly `private`: what carries it would be shown to everyone.
pub(super) fn report_like_private(root: &Node, report: &mut Report) {
    let mut found = Vec::new();
    tags::all(root, &mut found);
    for (tag, span) in found.into_iter().filter(|(tag, _)| is_like_private(tag)) {
        let message = format!("`{}` is not the tag `{PRIVATE}`", excerpt(tag));
        let fault = Diagnostic::new(Code::UnusedTag, message, span, "hides nothing");
        report.add(fault.help(format!("did you mean `{PRIVATE}`?")).as_error());
    }
}

fn is_like_private(tag: &str) -> bool {
    tag != PRIVATE && suggestions::word(tag, &[PRIVATE]).is_some()
}

fn unknown_tag(tag: &str, node: &Node, known: &BTreeSet<&str>) -> Diagnostic {
    let known: Vec<_> = known.iter().copied().collect();
    let help = match suggestions::word(tag, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "give something `tags`".to_owned(),
        None => format!("the tags are {}", known.join(", ")),
    };
    let message = format!("nothing has the tag `{}`", excerpt(tag));
    Diagnostic::new(Code::UnknownTag, message, node.span, "not a known tag").help(help)
}

pub(super) fn empty(variant: &Field) -> Diagnostic {
    let message = format!("the variant `{}` shows no section", excerpt(&variant.key));
    let label = "leaves out all of them";
    Diagnostic::new(Code::EmptyVariant, message, variant.key_span, label)
        .help("hide fewer tags, or choose other sections")
}
