//! Adding publications to a CV.

pub(crate) mod argument;
pub(crate) mod bibtex_input;
pub(crate) mod change;
pub(crate) mod cv;
pub(crate) mod destination;
mod library;
pub(crate) mod refusal;
pub(crate) mod trial;

use std::path::{Path, PathBuf};

use super::Clock;
use super::render::{Maker, Press, RenderOptions, Rendered, Target, sheets};
use super::stages::Stopwatch;
use crate::edit::Wishes;
use bibtex_input::BibtexInput;
use refusal::Refusal;
use trial::Trial;

/// Where publications go, and what is done then.
pub(crate) struct AddOptions {
    /// The CV; without it `cv.yaml`, or the only one in the folder.
    pub cv: Option<PathBuf>,
    /// The `.bib` file, the CV itself, or the title of its section; without it the only one.
    pub to: Option<PathBuf>,
    /// The key of the new entries, and whether they are marked as selected.
    pub wishes: Wishes,
    /// Nothing is written.
    pub dry_run: bool,
    /// The PDF is left as it is.
    pub no_render: bool,
    /// The PDF to write; without it, the CV's name with the ending `.pdf`.
    pub output: Option<PathBuf>,
}

/// Adds all that is given, or nothing; and makes the PDF again.
pub(crate) fn add(
    given: Vec<BibtexInput>,
    options: &AddOptions,
    clock: &Clock,
) -> Result<(Trial, Rendered), Refusal> {
    let cv = cv::find(options.cv.as_deref())?;
    let mut trial = Trial::run(&cv, given, options.to.as_deref(), &options.wishes)?;
    if !options.dry_run {
        trial.change.write()?;
    }
    let is_rendered = !options.dry_run && !options.no_render;
    let output = options.output.as_deref();
    let rendered = is_rendered.then(|| trial.render(output, clock)).flatten();
    Ok((trial, rendered.unwrap_or_default()))
}

impl Trial {
    /// Makes the PDF again, as `cvtex render` does.
    fn render(&mut self, output: Option<&Path>, clock: &Clock) -> Option<Rendered> {
        let target = Target::of(&self.cv, output, &[]);
        let root = self.shown.as_ref()?;
        let sheets = sheets::all(&self.checked.take()?, root, None, target, clock);
        let options = &RenderOptions::default();
        let press = Press { engine: None, watch: Stopwatch::start(clock) };
        Maker { press, clock, options }.make(sheets, &mut self.compilation)
    }
}
