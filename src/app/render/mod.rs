//! From a CV to its outputs on disk.

mod ahead;
mod attached;
pub(crate) mod depfile;
pub(crate) mod failure;
pub(crate) mod fitting;
pub(crate) mod formats;
pub(crate) mod lacks;
pub(crate) mod outputs;
pub mod pattern;
pub(crate) mod place;
pub(crate) mod sheets;
pub(crate) mod stale;
mod tags;
pub(crate) mod target;
pub(crate) mod theme;
pub(crate) mod verify;

use std::path::{Path, PathBuf};

use super::Clock;
use super::disk::input;
use super::pipeline::{Compilation, Request};
use super::stages::{Stage, Stages, Stopwatch};
use crate::pdf::engine;
use crate::prepare::variants;
use crate::prepare::variants::Whole;

pub use crate::pdf::engine::Ready;
pub(crate) use crate::pdf::engine::on_crash;
pub use formats::{DPI, Format};
pub(crate) use formats::{OutputFile, Writer};
pub(crate) use sheets::Sheet;
pub use target::{Made, Rendered};
pub(crate) use target::{Target, Verification};

/// What to render, and how.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct RenderOptions {
    /// The CV; `-` is standard input.
    pub file: PathBuf,
    /// The PDF to write; `-` is standard output. Without it, the CV's name with the ending
    /// `.pdf`.
    pub output: Option<PathBuf>,
    /// What to make; without any, what the ending of the output says.
    pub formats: Vec<Format>,
    /// The language, the variant and the fields that are set.
    pub request: Request,
    /// Every variant that the CV describes, each a file of its own.
    pub all_variants: bool,
    /// Only the letter that the file holds.
    pub letter: bool,
    /// Nothing is made when there are warnings.
    pub deny_warnings: bool,
    /// The PDF is not read back.
    pub no_verify: bool,
    /// Nothing is written; a file that is not what the sources give is a fault.
    pub check: bool,
    /// How wide the lines of plain text are; 0 is no limit.
    pub width: Option<usize>,
    /// How many pixels to the inch a picture has; without it, [`formats::DPI`].
    pub dpi: Option<u16>,
    /// How many pixels a picture is wide, instead.
    pub thumbnail: Option<u16>,
    /// The only page of which pictures are made.
    pub page: Option<u32>,
    /// A web page is a piece for a page of a site, without head and style.
    pub fragment: bool,
    /// The style sheet of a web page, instead of that of the theme.
    pub stylesheet: Option<PathBuf>,
    /// Where to write which files the outputs depend on, as a rule for make and ninja.
    pub depfile: Option<PathBuf>,
}

impl RenderOptions {
    fn verification(&self) -> Verification {
        match (self.no_verify, self.deny_warnings) {
            (true, _) => Verification::None,
            (_, true) => Verification::Warnings,
            _ => Verification::Errors,
        }
    }
}

/// A CV as it was read, and what came of it.
pub struct Rendering {
    /// The CV, the files it names, and what is wrong in them.
    pub compilation: Compilation<'static>,
    /// The files that were made.
    pub rendered: Rendered,
    /// How long each stage took.
    pub stages: Stages,
}

/// A process that is ready to render: TeX has loaded its format, and what the check makes once
/// in a process is made.
///
/// The CV is read as it is now for its date, which the engine must know in advance.
pub fn prepare(cv: &Path, request: &Request, clock: &Clock) -> Ready {
    engine::lay_out_heap();
    let document = input::compilation(cv).document(request);
    let day = document.and_then(|document| document.metadata.day);
    Ready::new(clock.moment(day).time)
}

/// Renders a CV, with this engine if one is ready.
pub fn render(
    options: &RenderOptions,
    engine: Option<Ready>,
    clock: &Clock,
) -> Rendering {
    let mut watch = Stopwatch::start(clock);
    let mut compilation = input::compilation(&options.file);
    watch.passed(Stage::Read);
    let mut job = Job { options, clock, watch };
    let done = (!compilation.has_errors())
        .then(|| job.render(engine, &mut compilation))
        .flatten();
    let stages = job.watch.stages();
    Rendering { compilation, rendered: done.unwrap_or_default(), stages }
}

/// A rendering under way.
struct Job<'a> {
    options: &'a RenderOptions,
    clock: &'a Clock,
    watch: Stopwatch,
}

impl Job<'_> {
    /// Makes the files, or looks whether they are as they should be.
    fn render(
        &mut self,
        engine: Option<Ready>,
        compilation: &mut Compilation<'_>,
    ) -> Option<Rendered> {
        let options = self.options;
        let mut whole = compilation.whole(&options.request.settings)?;
        self.watch.passed(Stage::Read);
        let rendered = if options.all_variants {
            self.every(&mut whole, compilation)
        } else {
            self.one(&options.request, engine, &mut whole, compilation)?
        };
        let Compilation { library, report, .. } = compilation;
        if let Some(path) = options.depfile.as_ref().filter(|_| !rendered.made.is_empty())
            && let Err(fault) =
                depfile::write(path, &rendered.made, &options.file, library)
        {
            report.add(fault);
        }
        Some(rendered)
    }

    /// Does it for every variant. What is wrong with one does not keep the others.
    fn every(
        &mut self,
        whole: &mut Whole,
        compilation: &mut Compilation<'_>,
    ) -> Rendered {
        let names: Vec<_> = whole.names().map(|name| Some(name.to_owned())).collect();
        if names.is_empty() && !compilation.report.has_errors() {
            compilation.report.add(variants::none());
        }
        let all = compilation.each(names, |compilation, variant| {
            let started = (self.clock.instant)();
            let request = Request { variant, ..self.options.request.clone() };
            let done = self.one(&request, None, whole, compilation)?;
            Some(Rendered { took: Some(self.clock.since(started)), ..done })
        });
        Rendered::of_all(all.into_iter().flatten().collect())
    }

    /// Does it for one variant, or for the file as it is.
    fn one(
        &mut self,
        request: &Request,
        engine: Option<Ready>,
        whole: &mut Whole,
        compilation: &mut Compilation<'_>,
    ) -> Option<Rendered> {
        let options = self.options;
        let made = compilation.variant(whole, request)?;
        let named = options.output.as_deref();
        let of_variant = whole.output(request.variant.as_deref(), &options.file);
        let output = Target::output(&options.file, named, of_variant);
        let target = Target::of(&options.file, output.as_deref(), &options.formats)
            .verified(options.verification());
        let engine =
            engine.or_else(|| ahead::engine(&made.root, &target, options, self.clock));
        self.watch.passed(Stage::Prepare);
        let checked = compilation.check(&made.root, request.locale)?;
        self.watch.passed(Stage::Check);
        if options.deny_warnings && compilation.report.has_warnings() {
            return None;
        }
        let sheets = if options.letter {
            let report = &mut compilation.report;
            let is_named = named.is_some_and(|named| !pattern::is_for_many(named));
            sheets::letter(&checked, target, is_named, self.clock, report)?
        } else {
            sheets::all(&checked, &made.root, request.locale, target, self.clock)
        };
        if let Some(Sheet { document, target, .. }) = sheets.first()
            && !options.letter
        {
            let has_photo = document.look.photo.is_some();
            let report = &mut compilation.report;
            lacks::tell(&target.formats, &made.root, has_photo, report);
        }
        compilation.add_failures(&checked);
        let library = &compilation.library;
        let fonts = sheets.iter().flat_map(|sheet| sheet.latex.fonts());
        let fonts: Vec<_> = fonts.map(|font| font.path.clone()).collect();
        library.files().take_note(&fonts);
        let sheet = options.stylesheet.as_deref().map(std::path::absolute);
        library.files().take_note(&sheet.into_iter().flatten().collect::<Vec<_>>());
        let written: Vec<_> =
            sheets.iter().flat_map(|sheet| sheet.target.files()).collect();
        if named.is_some_and(pattern::makes_folders) && !options.check {
            // One that cannot be made is reported with the file.
            for folder in written.iter().filter_map(|path| path.parent()) {
                let _ = std::fs::create_dir_all(folder);
            }
        }
        let written = written.iter().map(PathBuf::as_path);
        let written = written.chain(options.depfile.as_deref());
        if let Some(fault) = outputs::is_input(written, &options.file, library) {
            compilation.report.add(fault);
            return None;
        }
        self.watch.passed(Stage::Latex);
        let press = Press { engine, watch: Stopwatch::start(self.clock) };
        let mut maker = Maker { press, clock: self.clock, options };
        let rendered = if options.check {
            maker.check(sheets, compilation)
        } else {
            maker.make(sheets, compilation)
        };
        self.watch.take(&maker.press.watch);
        let rendered = rendered?;
        Some(Rendered { variant: request.variant.clone(), ..rendered })
    }
}

/// What makes the files of sheets.
pub(crate) struct Maker<'a> {
    /// What makes their pages.
    pub press: Press,
    /// The clock.
    pub clock: &'a Clock,
    /// What was asked for.
    pub options: &'a RenderOptions,
}

/// What makes pages: an engine, if one is ready, and what measures the stages.
pub(crate) struct Press {
    pub engine: Option<Ready>,
    pub watch: Stopwatch,
}

impl Maker<'_> {
    /// Makes the files of each sheet.
    pub(crate) fn make(
        &mut self,
        sheets: Vec<Sheet>,
        compilation: &mut Compilation<'_>,
    ) -> Option<Rendered> {
        let mut rendered = Rendered::default();
        for mut sheet in sheets {
            for format in sheet.target.formats.clone() {
                let started = (self.clock.instant)();
                if let Writer::Pages = format.writer() {
                    let press = &mut self.press;
                    let (made, printed) = outputs::pdf(&mut sheet, press, compilation)?;
                    let is_first = rendered.made.is_empty();
                    let took = (!is_first).then(|| self.clock.since(started));
                    rendered.add(Made { took, ..made });
                    rendered.printed.extend(printed);
                } else {
                    outputs::prepare(&mut sheet, &mut self.press, compilation)?;
                    let found = outputs::found(
                        format,
                        &sheet,
                        self.options,
                        &mut compilation.report,
                    )?;
                    self.keep_inputs(&found, compilation)?;
                    let (made, printed) =
                        outputs::files(format, found, &mut compilation.report)?;
                    made.into_iter().for_each(|made| rendered.add(made));
                    rendered.printed.extend(printed);
                }
                self.press.watch.passed(Stage::Write);
            }
        }
        Some(rendered)
    }

    /// Refuses files that would take the place of what was read, as a picture might that of the
    /// photo.
    fn keep_inputs(
        &self,
        found: &[OutputFile],
        compilation: &mut Compilation<'_>,
    ) -> Option<()> {
        // Of several files standard output takes the first, and the others go nowhere.
        if found.first().is_some_and(|file| file.path == Path::new("-")) {
            return Some(());
        }
        for file in found {
            let path = std::iter::once(file.path.as_path());
            let fault = outputs::is_input(path, &self.options.file, &compilation.library);
            // A theme beside the CV is written over by itself.
            if let Some(fault) = fault
                && !outputs::holds(&file.path, &file.content)
            {
                compilation.report.add(fault);
                return None;
            }
        }
        Some(())
    }

    /// Looks at each file that would be made, and writes none.
    fn check(
        &mut self,
        sheets: Vec<Sheet>,
        compilation: &mut Compilation<'_>,
    ) -> Option<Rendered> {
        let mut looked = Vec::new();
        for mut sheet in sheets {
            let mut of_sheet = Vec::new();
            for format in sheet.target.formats.clone() {
                if let Writer::Pages = format.writer() {
                    of_sheet.push(stale::pdf(&sheet));
                } else {
                    outputs::prepare(&mut sheet, &mut self.press, compilation)?;
                    let found = outputs::found(
                        format,
                        &sheet,
                        self.options,
                        &mut compilation.report,
                    )?;
                    of_sheet.extend(stale::files(format, found));
                }
            }
            looked.push(of_sheet);
        }
        Some(stale::tell(looked, &mut compilation.report))
    }
}
