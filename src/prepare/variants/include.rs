//! `include`: the files whose fields are taken into a CV.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::check;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::files::{Files, NearFile, unreadable};
use crate::model::many::Many;
use crate::model::variants::Include;
use crate::prepare::migrate;
use crate::read::yaml;
use crate::source::{Source, Span};
use crate::tree::merge::{join, lay, take};
use crate::tree::{Node, Value};

/// How deep files may include each other.
const MAX_DEPTH: usize = 8;

/// The files of a CV, by their paths from its folder: each is read once.
#[derive(Debug, Default)]
pub(super) struct Included {
    /// What was read. Nothing of a file that is no CV.
    read: BTreeMap<PathBuf, Option<Node>>,
    /// Where the text of each file that was read starts in the source.
    starts: Vec<(usize, PathBuf)>,
    /// What a variant is made of so far.
    pub taken: Taken,
}

/// The files that were taken into one variant, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    files: Vec<PathBuf>,
    /// Whether one that may be missing is.
    pub is_one_missing: bool,
}

impl Included {
    /// The file, of those that were read, in which a place is.
    fn of(&self, place: Span) -> Option<&Path> {
        let later = self.starts.partition_point(|(start, _)| *start <= place.start());
        let (_, path) = &self.starts[later.checked_sub(1)?];
        Some(path)
    }
}

/// Reads the files that a CV includes. Their texts become parts of its source.
pub(super) struct Includer<'r, 'l> {
    pub included: &'r mut Included,
    pub source: &'r mut Source,
    pub files: &'r Files<'l>,
    pub report: &'r mut Report,
}

impl Includer<'_, '_> {
    /// The tree of a file with what it includes laid under it. `chain` are the files that lead
    /// to it, itself the last.
    pub(super) fn complete(&mut self, mut root: Node, chain: &[PathBuf]) -> Node {
        match self.included(&mut root, chain) {
            Some(included) => join(root, included, lay),
            None => root,
        }
    }

    /// All that a file or a variant includes, the later over the earlier; the field `include`
    /// is taken out of it.
    pub(super) fn included(
        &mut self,
        root: &mut Node,
        chain: &[PathBuf],
    ) -> Option<Node> {
        let field = take(root, "include")?;
        let includes: Many<Include> = check::field(&field, self.source, self.report)?;
        let nodes = field.value.one_or_many();
        let trees = includes.iter().zip(nodes).filter_map(|(include, node)| {
            let place = node.get("file").map_or(node.span, |file| file.value.span);
            self.read(include, place, chain)
        });
        let trees: Vec<_> = trees.collect();
        trees
            .into_iter()
            .reduce(|under, over| join(under, over, |under, over| lay(over, under)))
    }

    fn read(
        &mut self,
        include: &Include,
        place: Span,
        chain: &[PathBuf],
    ) -> Option<Node> {
        let name = include.file.as_str().trim();
        // A variant may be written in a file that the CV includes.
        let file = self.included.of(place).or(chain.last().map(PathBuf::as_path));
        let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
        let path = tidy(&folder.join(name));
        if let Some(fault) = refusal(name, &path, place, chain) {
            self.report.add(fault);
            return None;
        }
        if self.included.taken.files.contains(&path) {
            return None;
        }
        let tree = match self.included.read.get(&path) {
            Some(tree) => tree.clone()?,
            None => self.open(include, &path, place)?,
        };
        self.included.taken.files.push(path.clone());
        let chain: Vec<_> = chain.iter().cloned().chain([path]).collect();
        Some(self.complete(tree, &chain))
    }

    fn open(&mut self, include: &Include, path: &Path, place: Span) -> Option<Node> {
        let name = include.file.as_str().trim();
        let mut report = Report::default();
        let source = match self.files.source(path, &mut report) {
            Ok(source) => source,
            Err(error) => {
                let may_miss = include.optional == Some(true);
                if may_miss && error.kind() == io::ErrorKind::NotFound {
                    self.included.taken.is_one_missing = true;
                } else {
                    let fault = unreadable(name, place, &error, ".yaml");
                    self.report.add(help_to_miss(fault, &error));
                }
                return None;
            }
        };
        let tree = (!report.has_errors())
            .then(|| yaml::parse(&source, &mut report))
            .flatten()
            .filter(|root| holds_fields(root, &mut report))
            .and_then(|root| migrate::up_to_date(root, &source, &mut report));
        // In the report of the CV, what is wrong with a file as a whole needs a place in it.
        let report = report.with_place(source.span(0..0));
        let start = self.source.add(source);
        self.included.starts.push((start, path.to_owned()));
        self.report.extend(report.moved(start));
        let tree = tree.map(|tree| tree.moved(start));
        self.included.read.insert(path.to_owned(), tree.clone());
        tree
    }
}

/// Whether a file is a group of fields, and so are those of its fields that are laid over others:
/// what is not would vanish under the CV's own.
fn holds_fields(root: &Node, report: &mut Report) -> bool {
    let mut faults = Vec::new();
    if !matches!(root.value, Value::Mapping(_)) {
        let message =
            format!("an included file is a group of fields, not {}", root.shape());
        faults.push((message, root.span));
    }
    for name in ["cv", "design", "letter"] {
        let Some(field) = root.get(name) else { continue };
        if !matches!(field.value.value, Value::Mapping(_)) && !field.value.is_null() {
            let message =
                format!("`{name}` takes a group of fields, not {}", field.value.shape());
            faults.push((message, field.value.span));
        }
    }
    let is_good = faults.is_empty();
    for (message, span) in faults {
        report.add(Diagnostic::new(Code::WrongType, message, span, "no fields").help(
            "write fields as in the CV: `cv:`, `sections:`, each on a line of its own",
        ));
    }
    is_good
}

fn help_to_miss(fault: Diagnostic, error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::NotFound && NearFile::of(error).is_none() {
        fault.help("write the path from the folder of this file, or say that it may be missing: `{file: …, optional: true}`")
    } else {
        fault
    }
}

fn refusal(
    name: &str,
    path: &Path,
    place: Span,
    chain: &[PathBuf],
) -> Option<Diagnostic> {
    let is_yaml = path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
    });
    let name = excerpt(name);
    if !is_yaml {
        let message = format!("`{name}` is no YAML file");
        let help = "include a `.yaml` file; a `.bib` file goes under `from` of a section";
        let fault = Diagnostic::new(Code::NotYaml, message, place, "named here");
        return Some(fault.help(help));
    }
    if chain.iter().any(|file| file == path) {
        let message = match chain.len() {
            1 => format!("`{name}` includes itself"),
            _ => format!("`{name}` is included in a file that it includes"),
        };
        let fault = Diagnostic::new(Code::IncludeCycle, message, place, "leads back");
        return Some(fault.help("remove it here"));
    }
    if chain.len() > MAX_DEPTH {
        let message = format!("files include each other more than {MAX_DEPTH} deep");
        let fault = Diagnostic::new(Code::TooDeep, message, place, "too deep");
        return Some(fault.help("include the file from the CV itself"));
    }
    None
}

/// A path without `.` and, as far as it says where they lead, `..`.
pub(super) fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(
                    tidied.components().next_back(),
                    Some(Component::Normal(_))
                ) =>
            {
                tidied.pop();
            }
            part => tidied.push(part),
        }
    }
    tidied
}
