//! Starts the engine before the LaTeX is there: while the CV is checked, TeX loads its format
//! on another core.

use std::path::Path;
use std::time::SystemTime;

use super::RenderOptions;
use super::formats::{Format, Writer};
use super::target::Target;
use crate::app::Clock;
use crate::model::date::PartialDate;
use crate::pdf::engine::{self, Ready};
use crate::tree::Node;
use crate::tree::places::scalar_text;

/// An engine for the CV of this tree, if it is likely that a PDF of it will be made. One that
/// turns out not to be needed ends with the process.
pub(crate) fn engine(
    root: &Node,
    target: &Target,
    options: &RenderOptions,
    clock: &Clock,
) -> Option<Ready> {
    let is_set = target.formats.iter().any(|it| matches!(it.writer(), Writer::Pages));
    let is_likely =
        is_set && !options.check && !is_newer(&target.path(Format::PDF), &options.file);
    is_likely.then(|| {
        engine::lay_out_heap();
        Ready::new(clock.moment(day(root)).time)
    })
}

/// The date that the CV states. What is none is told by the check.
fn day(root: &Node) -> Option<PartialDate> {
    scalar_text(&root.get("date")?.value)?.parse().ok()
}

/// Whether the PDF was made after the CV was last changed. It may be stale all the same, for
/// another file that the CV names: then nothing is gained.
fn is_newer(pdf: &Path, cv: &Path) -> bool {
    let changed = |path: &Path| -> Option<SystemTime> {
        std::fs::metadata(path).ok()?.modified().ok()
    };
    let (pdf, cv) = (changed(pdf), changed(cv));
    pdf.is_some() && cv.is_some() && pdf >= cv
}
