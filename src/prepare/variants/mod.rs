//! Between parse and check: of a file, what it includes and what the command line sets becomes
//! the tree of one CV.
//!
//! ```text
//! file ▶ include ▶ variant: include ▶ fields ▶ tags ▶ sections ▶ --set ▶ first
//! ```
//!
//! What `--set` counts, it counts before the tags: by the file.
//!
//! What stands nearer wins: a file over what it includes, a variant over the file, the command
//! line over all. Every node keeps the place where it is written, so that the check of the tree
//! speaks of the file as the author knows it.

mod faults;
mod include;
pub(crate) mod left_out;
mod sections;
mod settings;
mod tags;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) use crate::tree::merge::put;
pub(crate) use crate::tree::prune::PrunedPart;
pub(crate) use faults::none;
pub use left_out::{LeftOut, Why};

use crate::check;
use crate::diagnostics::Report;
use crate::files::Files;
use crate::model::many::Many;
use crate::model::values::Plain;
use crate::model::variants::{DEFAULT, Variant};
use crate::source::Source;
use crate::tree::merge::{join, lay, take};
use crate::tree::{Field, Node, Value};
use include::{Included, Includer};
use settings::Setting;
use tags::Rule;

/// A file with all that it includes: what each variant is made of.
#[derive(Debug)]
pub struct Whole {
    root: Node,
    /// The variants in the order of the file.
    variants: Vec<Named>,
    /// Whether what is said of them has faults, and so none is known.
    is_faulty: bool,
    settings: Vec<Setting>,
    included: Included,
    /// The file itself, as a path from its folder.
    chain: Vec<PathBuf>,
}

/// A variant and where it is written.
#[derive(Debug)]
struct Named {
    field: Field,
    says: Variant,
}

/// The tree of one variant.
#[derive(Debug)]
pub struct Made {
    /// What the variant shows.
    pub root: Node,
    /// What it leaves out.
    pub left_out: Vec<LeftOut>,
}

impl Whole {
    /// Reads what a file includes and what is to be set in it. `root` is the tree of the file
    /// in the terms of today's schema; the texts that are read become parts of its source.
    pub fn read(
        root: Node,
        settings: &[String],
        source: &mut Source,
        files: &Files<'_>,
        report: &mut Report,
    ) -> Self {
        let name = source.name().file_name().map(PathBuf::from).unwrap_or_default();
        let chain = vec![name];
        let mut included = Included::default();
        let mut reader = Includer { included: &mut included, source, files, report };
        let mut root = reader.complete(root, &chain);
        let variants = match take(&mut root, "variants") {
            Some(field) => named(&field, source, report),
            None => Some(Vec::new()),
        };
        let settings = settings.iter();
        let settings =
            settings.filter_map(|set| Setting::read(set, source, report)).collect();
        let is_faulty = variants.is_none();
        let variants = variants.unwrap_or_default();
        let whole = Self { root, variants, is_faulty, settings, included, chain };
        if !is_faulty {
            whole.report_unused_tags(report);
            whole.report_same_outputs(source, report);
        }
        whole
    }

    /// The names of the variants, in the order of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.variants.iter().map(|variant| variant.field.key.as_str())
    }

    /// What a variant says of itself.
    pub fn variant(&self, name: &str) -> Option<&Variant> {
        self.named(name).map(|variant| &variant.says)
    }

    fn named(&self, name: &str) -> Option<&Named> {
        self.variants.iter().find(|variant| variant.field.key == name)
    }

    /// The tree of the file with all that it includes; nothing is left out.
    pub fn all(&self) -> Node {
        self.root.clone()
    }

    /// The tree of a variant; without a name that of the variant `default`, if there is one,
    /// else all that is not private.
    pub fn make(
        &mut self,
        name: Option<&str>,
        source: &mut Source,
        files: &Files<'_>,
        report: &mut Report,
    ) -> Option<Made> {
        let variant = match name {
            Some(_) if self.is_faulty => return None,
            Some(name) if self.named(name).is_none() => {
                report.add(self.unknown_variant(name));
                return None;
            }
            name => self.named(name.unwrap_or(DEFAULT)),
        };
        let mut root = self.root.clone();
        let mut left_out = Vec::new();
        let says = variant.map(|variant| variant.says.clone()).unwrap_or_default();
        let taken = self.included.taken.clone();
        let mut fields = variant.map(|variant| variant.field.value.clone());
        if let Some(fields) = &mut fields {
            let included = &mut self.included;
            let mut reader = Includer { included, source, files, report };
            if let Some(included) = reader.included(fields, &self.chain) {
                root = join(root, included, |file, included| lay(included, file));
            }
            root = lay(changes(fields), root);
        }
        faults::report_like_private(&root, report);
        let has_sections = root.get("sections").is_some();
        let known = sections::names(&root);
        if let Some(fields) = &fields {
            self.report_unknown(fields, &root, &known, report);
        }
        self.included.taken = taken;
        let settings = self.settings.iter();
        let settings: Vec<_> =
            settings.filter_map(|setting| setting.found(&root, report)).collect();
        tags::leave_out(&mut root, &rule(&says), &mut left_out);
        if let Some(fields) = &fields {
            if let Some(changed) = fields.get("change") {
                sections::change(&mut root, &changed.value);
            }
            if let Some(chosen) = fields.get("sections") {
                sections::choose(&mut root, &chosen.value, &mut left_out);
            }
        }
        if let Some(variant) = variant_field(&self.variants, name)
            && has_sections
            && sections::are_none(&root)
            && !report.has_errors()
        {
            report.add(faults::empty(variant));
        }
        for setting in &settings {
            setting.apply(&mut root, report);
        }
        sections::limit(&mut root, &mut left_out);
        Some(Made { root, left_out })
    }

    /// The PDF that is made of a variant of the CV at this path, if it is not the CV's own:
    /// the one it says, else the CV's name, `-` and its own.
    pub fn output(&self, name: Option<&str>, cv: &Path) -> Option<PathBuf> {
        let says = &self.named(name.unwrap_or(DEFAULT))?.says;
        if let Some(output) = &says.output {
            return Some(cv.with_file_name(output.as_str()));
        }
        let name = name.filter(|name| *name != DEFAULT)?.replace(['/', '\\'], "-");
        let is_standard = cv == Path::new("-");
        let stem = cv.file_stem().unwrap_or_default().to_string_lossy();
        (!is_standard).then(|| cv.with_file_name(format!("{stem}-{name}.pdf")))
    }
}

/// The variants of a file, if what is said of them is well formed.
fn named(field: &Field, source: &Source, report: &mut Report) -> Option<Vec<Named>> {
    let mut says: BTreeMap<String, Variant> = check::field(field, source, report)?;
    let Value::Mapping(fields) = &field.value.value else { return None };
    let named = fields.iter().filter_map(|field| {
        let says = says.remove(&field.key)?;
        Some(Named { field: field.clone(), says })
    });
    Some(named.collect())
}

fn variant_field<'v>(variants: &'v [Named], name: Option<&str>) -> Option<&'v Field> {
    let name = name.unwrap_or(DEFAULT);
    variants.iter().map(|variant| &variant.field).find(|field| field.key == name)
}

/// The fields of a variant that are laid over those of the file.
fn changes(variant: &Node) -> Node {
    const OF_VARIANT: [&str; 6] =
        ["description", "output", "show", "hide", "sections", "change"];
    let mut changes = variant.clone();
    if let Value::Mapping(fields) = &mut changes.value {
        fields.retain(|field| !OF_VARIANT.contains(&field.key.as_str()));
    }
    changes
}

fn rule(says: &Variant) -> Rule {
    let texts =
        |tags: &Many<Plain>| tags.iter().map(|tag| tag.as_str().to_owned()).collect();
    Rule { show: texts(&says.show), hide: texts(&says.hide) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::yaml;
    use crate::tree::testing::said;

    fn made(yaml: &str, variant: Option<&str>) -> String {
        let mut source = Source::new("cv.yaml", yaml);
        let mut report = Report::default();
        let files = Files::new(|path| match path.to_str() {
            Some("private.yaml") => {
                Ok(b"cv: {phone: 1}\nsections: [{kind: lines}]".to_vec())
            }
            Some("parts/variants.yaml") => {
                Ok(b"variants: {long: {include: more.yaml}}".to_vec())
            }
            Some("parts/more.yaml") => Ok(b"cv: {phone: 3}".to_vec()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        });
        let root = yaml::parse(&source, &mut report).expect("YAML");
        let mut whole = Whole::read(root, &[], &mut source, &files, &mut report);
        let made = whole.make(variant, &mut source, &files, &mut report);
        let found: Vec<_> = report.sorted().iter().map(|it| it.message.clone()).collect();
        assert!(found.is_empty(), "{found:?}");
        said(&made.expect("a variant").root)
    }

    #[test]
    fn a_variant_wins_over_the_file_and_what_it_includes_comes_in_between() {
        let yaml = "cv: {name: Ada, phone: 2, headline: Poet}\n\
                    variants: {private: {include: private.yaml, cv: {headline: Engineer}}}\n\
                    sections: [{kind: talks}]";
        assert_eq!(
            made(yaml, Some("private")),
            "{cv: {headline: Engineer, phone: 1, name: Ada}, \
             sections: [{kind: talks}, {kind: lines}]}"
        );
        assert_eq!(
            made(yaml, None),
            "{cv: {name: Ada, phone: 2, headline: Poet}, sections: [{kind: talks}]}"
        );
    }

    #[test]
    fn a_file_wins_over_what_it_includes() {
        let yaml = "include: [private.yaml, {file: none.yaml, optional: true}]\n\
                    cv: {phone: 2}";
        assert_eq!(made(yaml, None), "{cv: {phone: 2}, sections: [{kind: lines}]}");
    }

    #[test]
    fn a_variant_of_an_included_file_includes_from_the_folder_of_that_file() {
        let yaml = "include: parts/variants.yaml\ncv: {name: Ada}";
        assert_eq!(made(yaml, Some("long")), "{cv: {phone: 3, name: Ada}}");
    }

    #[test]
    fn the_variant_default_is_made_where_none_is_asked_for() {
        let yaml = "date: 2024\nvariants: {default: {date: 2025}, other: {}}";
        assert_eq!(made(yaml, None), "{date: 2025}");
        assert_eq!(made(yaml, Some("other")), "{date: 2024}");
    }
}
