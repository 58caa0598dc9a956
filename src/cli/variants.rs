//! `cvtex variants`: the variants of a CV, and what each leaves out.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::exit::Exit;
use super::result;
use super::screen::{Screen, print};
use crate::app::disk::input;
use crate::app::pipeline::{Checked, Compilation, Request};
use crate::app::render::target::Target;
use crate::bibliography::title;
use crate::diagnostics::{Report, excerpt};
use crate::prepare::variants::{LeftOut, Made, Whole, Why};
use crate::source::Source;

/// List the variants of a CV, and what each leaves out
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  cvtex variants cv.yaml")]
pub(super) struct Arguments {
    /// The CV; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// A variant, or the CV as it is rendered where none is asked for.
struct ListedVariant {
    name: Option<String>,
    description: Option<String>,
    output: PathBuf,
    /// Its sections and the entries in them.
    shown: (usize, usize),
    left_out: Vec<Missing>,
}

/// Something that is left out, as people are told.
struct Missing {
    section: String,
    what: String,
    why: String,
    /// The file and the line; none of what stands in a `.bib` file.
    place: Option<(String, usize)>,
}

/// Lists the variants.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let path = &arguments.file;
    let mut compilation = input::compilation(path);
    let listed = (!compilation.report.has_errors())
        .then(|| list(path, &mut compilation))
        .flatten();
    screen.show_all(&compilation);
    for variant in listed.iter().flatten() {
        if screen.is_json() {
            print(&format!("{}\n", for_programs(variant)));
        } else {
            print(&for_people(variant));
        }
    }
    result::verdict(&[&compilation.report], false)
}

fn list(
    path: &std::path::Path,
    compilation: &mut Compilation<'_>,
) -> Option<Vec<ListedVariant>> {
    let mut whole = compilation.whole(&[])?;
    let mut all = whole.all();
    crate::check::translations::choose(&mut all, None, &mut Report::default());
    let all = compilation.check_quietly(&all, None);
    let names: Vec<_> = whole.names().map(str::to_owned).collect();
    let mut names: Vec<_> = names.into_iter().map(Some).collect();
    if !names.iter().flatten().any(|name| name == crate::model::variants::DEFAULT) {
        names.insert(0, None);
    }
    let listed = compilation.each(names, |compilation, variant| {
        let request = Request { variant, ..Request::default() };
        let made = compilation.variant(&mut whole, &request)?;
        let checked = compilation.check(&made.root, None)?;
        let left_out = missing(&made, &checked, all.as_ref(), &compilation.source);
        Some(of(request.variant, path, &whole, left_out, &checked))
    });
    Some(listed.into_iter().flatten().collect())
}

fn of(
    name: Option<String>,
    path: &std::path::Path,
    whole: &Whole,
    left_out: Vec<Missing>,
    checked: &Checked,
) -> ListedVariant {
    let output = whole.output(name.as_deref(), path);
    let output = Target::of(path, output.as_deref(), &[]).first();
    let says = name.as_deref().and_then(|name| whole.variant(name));
    let description = says.and_then(|says| says.description.as_ref());
    let description = description.map(|text| text.as_str().to_owned());
    ListedVariant { name, description, output, shown: checked.counts(), left_out }
}

/// What the variant leaves out of the file, and of the `.bib` files what it does not show.
fn missing(
    made: &Made,
    shown: &Checked,
    all: Option<&Checked>,
    source: &Source,
) -> Vec<Missing> {
    let mut missing: Vec<_> =
        made.left_out.iter().map(|left| of_file(left, source)).collect();
    let is_shown: HashSet<_> =
        shown.publications().map(|(_, work)| title(work)).collect();
    let known: HashSet<_> = missing.iter().map(|left| left.what.clone()).collect();
    for (section, work) in all.into_iter().flat_map(Checked::publications) {
        let what = title(work);
        let key = work.key.as_ref().map(|key| key.as_str().to_owned());
        let is_known =
            known.contains(&what) || key.is_some_and(|key| known.contains(&key));
        if !is_shown.contains(&what) && !is_known {
            let why = "not chosen".to_owned();
            let section = excerpt(section);
            missing.push(Missing { section, what: excerpt(&what), why, place: None });
        }
    }
    missing
}

fn of_file(left: &LeftOut, source: &Source) -> Missing {
    let (part, span) = source.local(left.span);
    let line = part.position(span.start()).line;
    let why = match &left.why {
        Why::Tag(tag) => format!("tagged `{tag}`"),
        Why::NotChosen => "not chosen".to_owned(),
        Why::BehindTheFirst(first) => format!("behind the first {first}"),
    };
    let section = left.section.clone();
    let place = Some((part.name().display().to_string(), line));
    Missing { section, what: left.what.clone(), why, place }
}

/// `short: Two pages for companies`, the file and what it shows, and a line for each thing
/// that is left out.
fn for_people(variant: &ListedVariant) -> String {
    let mut lines = variant.name.clone().unwrap_or_else(|| "without a variant".into());
    if let Some(description) = &variant.description {
        let _ = write!(lines, ": {description}");
    }
    let counted = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let sections = counted(variant.shown.0, "section", "sections");
    let entries = counted(variant.shown.1, "entry", "entries");
    let _ = writeln!(lines, "\n  {}: {sections}, {entries}", variant.output.display());
    for Missing { section, what, why, place } in &variant.left_out {
        let section = if section.is_empty() || section == what {
            String::new()
        } else {
            format!("{section}: ")
        };
        let place = place.as_ref().map(|(file, line)| format!(", {file}:{line}"));
        let _ = writeln!(
            lines,
            "  leaves out {section}{what} ({why}{})",
            place.unwrap_or_default()
        );
    }
    lines
}

fn for_programs(variant: &ListedVariant) -> Value {
    let left_out = variant.left_out.iter().map(|left| {
        let place = left.place.as_ref();
        json!({
            "section": left.section,
            "what": left.what,
            "why": left.why,
            "file": place.map(|(file, _)| file),
            "line": place.map(|(_, line)| line),
        })
    });
    json!({
        "kind": "variant",
        "variant": variant.name,
        "description": variant.description,
        "output": variant.output.to_string_lossy(),
        "sections": variant.shown.0,
        "entries": variant.shown.1,
        "left-out": left_out.collect::<Vec<_>>(),
    })
}
