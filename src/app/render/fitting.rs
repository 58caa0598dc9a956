//! Fitting a CV into the pages that it promises, and what is said of it.

use super::outputs;
use super::place::Written;
use super::sheets::Sheet;
use crate::app::pipeline::{Checked, Compilation};
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::document::Document;
use crate::model::Locale;
use crate::pdf::engine::{CompileFailure, Pages, Ready};
use crate::pdf::fit;
use crate::pdf::fit::{Over, Promise, Setting, Spare, Unfit};
use crate::pdf::verify;
use crate::source::Span;
use crate::tree::Node;
use crate::write::latex;

/// A promise of pages, and what its CV can be made anew from.
pub(crate) struct Fitting {
    promise: Promise,
    /// Where it is written.
    span: Span,
    spare: Spare,
    root: Node,
    locale: Option<Locale>,
}

impl Fitting {
    /// The promise of a CV of this tree, if it makes one.
    pub(crate) fn of(
        checked: &Checked,
        root: &Node,
        locale: Option<Locale>,
    ) -> Option<Self> {
        let promise = checked.promise()?;
        let span = root.get("pages").map(|field| field.value.span)?;
        let spare = checked.spare(root);
        Some(Self { promise, span, spare, root: root.clone(), locale })
    }

    /// What a PDF depends on besides the LaTeX of the CV as it is.
    pub(crate) fn identity(&self) -> String {
        format!("{:?} {:?}", self.promise, self.spare.order())
    }

    /// Fits the document of a sheet, and changes the sheet to what was set.
    pub(crate) fn fit(
        &self,
        sheet: &mut Sheet,
        engine: &mut Option<Ready>,
        compilation: &mut Compilation<'_>,
    ) -> Result<Pages, Option<CompileFailure>> {
        let whole = sheet.document.clone();
        let moment = sheet.moment;
        let lay_out = |document: &Document| {
            let latex = latex::typeset(document);
            let files = outputs::read_by_tex(document, &latex);
            let job = outputs::job(&latex, &files, &moment);
            outputs::engine(engine, &moment).lay_out(&job)
        };
        let mut without =
            |count| self.without(count, compilation).unwrap_or_else(|| whole.clone());
        match fit::fit(self.promise, self.spare.len(), &mut without, lay_out) {
            Ok(fitted) => {
                if fitted.left_out > 0 {
                    // What the library has counted is to be of the CV that is made.
                    without(fitted.left_out);
                }
                sheet.latex = latex::typeset(&fitted.document);
                sheet.document = fitted.document;
                sheet.unfitted = Some(whole.clone());
                sheet.setting = Some(fitted.setting);
                sheet.left_out = fitted.left_out;
                self.tell_left_out(fitted.left_out, &mut compilation.report);
                Ok(fitted.pages)
            }
            Err(Unfit::Failed(failure)) => Err(Some(failure)),
            Err(Unfit::TooLong(over)) => {
                self.tell_over(&over, compilation);
                Err(None)
            }
        }
    }

    /// The document without the first so many of those that may be left out.
    fn without(
        &self,
        count: usize,
        compilation: &mut Compilation<'_>,
    ) -> Option<Document> {
        if count == 0 {
            return None;
        }
        let root = self.spare.without(&self.root, count);
        let checked = compilation.check_quietly(&root, self.locale)?;
        Some(checked.document())
    }

    /// Notes each entry that was left out.
    pub(crate) fn tell_left_out(&self, count: usize, report: &mut Report) {
        let gone = self.spare.first(count);
        let mut last: Vec<(Span, usize)> = Vec::new();
        for entry in gone {
            match &entry.what {
                Some(what) => {
                    let message = format!("`{what}` is left out for want of room");
                    report.add(self.left_out(message, entry.span));
                }
                None => match last.iter_mut().find(|(span, _)| *span == entry.span) {
                    Some((_, count)) => *count += 1,
                    None => last.push((entry.span, 1)),
                },
            }
        }
        for (span, count) in last {
            let message = match count {
                1 => "the last of these entries is left out for want of room".to_owned(),
                count => format!(
                    "the last {count} of these entries are left out for want of room"
                ),
            };
            report.add(self.left_out(message, span));
        }
    }

    fn left_out(&self, message: String, span: Span) -> Diagnostic {
        let pages = pages(self.promise.max);
        Diagnostic::new(Code::LeftOut, message, span, "not on the page")
            .help(format!("allow more than {pages}, or remove its `priority`"))
    }

    /// Reports a CV that cannot be fitted: what is over, and what would fit.
    fn tell_over(&self, over: &Over, compilation: &mut Compilation<'_>) {
        let Compilation { source, library, report } = compilation;
        let latex = latex::typeset(&over.document);
        let first = usize::try_from(over.after)
            .ok()
            .and_then(|line| verify::words_after(&over.document, &latex, line));
        let written = Written::of(source, library);
        let place = first.as_ref().and_then(|words| written.place(words));
        let from = match &first {
            Some(words) => format!("what follows from `{}` on", excerpt(&words.text)),
            None => "something".to_owned(),
        };
        let mut help =
            format!("shorten or leave out {from}, or write `pages: {}`", over.pages);
        if let Some(size) = over.size {
            help = format!("{help} or `min-size: {size}pt`");
        }
        if self.spare.is_empty() {
            help += ", or give entries that may go a `priority`";
        }
        let lines = over.lines;
        let noun = if lines > 1.0 { "lines" } else { "line" };
        let message = format!(
            "the CV takes {} where it promises {}, though it is set as tightly as it may be",
            pages(over.pages),
            self.promise.max
        );
        let label = format!("{lines} {noun} too many");
        let mut fault =
            Diagnostic::new(Code::TooLong, message, self.span, label).help(help);
        if let Some(place) = place {
            fault = fault.other(place, "from here on it is too much");
        }
        report.add(fault);
    }
}

fn pages(count: u32) -> String {
    if count == 1 { "1 page".to_owned() } else { format!("{count} pages") }
}

/// `spaces 0.78, lines 0.965, text 9.8pt`: what was changed.
pub(crate) fn in_words(setting: &Setting) -> String {
    let margins = setting.margins.map(|_| "smaller margins".to_owned());
    let spacing = setting.spacing.map(|factor| format!("spaces {factor}"));
    let leading = setting.leading.map(|factor| format!("lines {factor}"));
    let size = setting.size.map(|size| format!("text {size}pt"));
    [margins, spacing, leading, size].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
