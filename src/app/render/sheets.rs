//! Which documents of a source are made, and into which files: the CV, and its letter.

use super::attached;
use super::fitting::Fitting;
use crate::app::Clock;
use crate::app::pipeline::Checked;
use crate::app::render::formats::{Needs, Writer};
use crate::app::render::target::Target;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::document::Document;
use crate::model::{Cv, Locale};
use crate::pdf::fit::Setting;
use crate::pdf::stamp::Moment;
use crate::pdf::tag::Attached;
use crate::tree::Node;
use crate::write::latex;
use crate::write::latex::Latex;

/// A document, and the files to make of it.
pub(crate) struct Sheet {
    /// What stands on its pages.
    pub document: Document,
    /// The same as LaTeX; empty where nothing is made of it.
    pub latex: Latex,
    /// The files.
    pub target: Target,
    /// The date of the PDF.
    pub moment: Moment,
    /// The promise of pages that is still to be kept.
    pub fitting: Option<Fitting>,
    /// The fingerprint, where it was taken before the promise was kept.
    pub fingerprint: Option<String>,
    /// How the looks were changed to keep it.
    pub setting: Option<Setting>,
    /// How many entries were left out for it.
    pub left_out: usize,
    /// The document as it was before, if it was changed for it.
    pub unfitted: Option<Document>,
    /// The data of the CV, where a format is made of them.
    pub cv: Option<Cv>,
    /// The PDF, where something is made of it.
    pub pdf: Option<Vec<u8>>,
    /// What the PDF carries with it.
    pub attached: Vec<Attached>,
}

impl Sheet {
    fn new(document: Document, target: Target, clock: &Clock) -> Self {
        let needs_latex = target.formats.iter().any(|format| {
            matches!(format.writer(), Writer::Pages)
                || format.needs(Needs::FittedDocument)
                || format.needs(Needs::Pdf)
        });
        let latex =
            if needs_latex { latex::typeset(&document) } else { Latex::default() };
        let moment = clock.moment(document.metadata.day);
        Self {
            document,
            latex,
            target,
            moment,
            fitting: None,
            fingerprint: None,
            setting: None,
            left_out: 0,
            unfitted: None,
            cv: None,
            pdf: None,
            attached: Vec::new(),
        }
    }
}

/// The CV, and the letter if there is one and a place for it. The CV is of this tree.
pub(crate) fn all(
    checked: &Checked,
    root: &Node,
    locale: Option<Locale>,
    target: Target,
    clock: &Clock,
) -> Vec<Sheet> {
    let letter = checked.letter().zip(target.of_letter());
    let fitting = Fitting::of(checked, root, locale);
    let is_of_data = target.formats.iter().any(|format| format.needs(Needs::Cv));
    let cv = is_of_data.then(|| checked.cv().clone());
    let document = checked.document();
    let attached = attached::of(checked.cv(), &document, root);
    let cv = Sheet { fitting, cv, attached, ..Sheet::new(document, target, clock) };
    let letter = letter.map(|(letter, target)| Sheet::new(letter, target, clock));
    std::iter::once(cv).chain(letter).collect()
}

/// The letter alone, in the file that is named or, if none is, beside the CV's.
pub(crate) fn letter(
    checked: &Checked,
    target: Target,
    is_named: bool,
    clock: &Clock,
    report: &mut Report,
) -> Option<Vec<Sheet>> {
    let Some(letter) = checked.letter() else {
        report.add(
            Diagnostic::of_file(Code::MissingField, "the file holds no letter")
                .help("add `letter:` with `recipient` and `body` below it"),
        );
        return None;
    };
    let beside = (!is_named).then(|| target.of_letter()).flatten();
    Some(vec![Sheet::new(letter, beside.unwrap_or(target), clock)])
}
