//! Beside the stages: a document is fitted into the pages that its author promises.
//!
//! A promise is kept by what shows least: smaller margins first, then tighter spaces and lines, then a
//! smaller size, each within bounds that stay beautiful; then entries are left out, in the order
//! that the author allows. TeX makes the pages anew for each trial, and the pages of the best
//! become the PDF.

mod over;
mod search;
mod setting;
mod spare;

use crate::document::Document;
use crate::pdf::engine::{CompileFailure, Pages};

pub use over::Over;
pub use setting::Setting;
pub use spare::{Entry, Spare};

use search::{Length, Search, Shown};
use setting::Bounds;

/// What the author promises of the pages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promise {
    /// The most pages.
    pub max: u32,
    /// The least size of the text in TeX's points, where the author sets one.
    pub min_size: Option<f64>,
    /// Whether the last page is filled.
    pub fills: bool,
}

/// A document that keeps its promise.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// As it was set.
    pub document: Document,
    /// Its pages.
    pub pages: Pages,
    /// How its looks were changed.
    pub setting: Setting,
    /// How many entries were left out.
    pub left_out: usize,
}

/// Why a document was not fitted.
#[derive(Clone, Debug)]
pub enum Unfit {
    /// TeX refuses it.
    Failed(CompileFailure),
    /// It is too long.
    TooLong(Box<Over>),
}

/// Fits a document into pages. `documents` gives it without so many of the entries that may be
/// left out, of which there are `spare`; `lay_out` makes its pages.
pub fn fit(
    promise: Promise,
    spare: usize,
    mut documents: impl FnMut(usize) -> Document,
    mut lay_out: impl FnMut(&Document) -> Result<Pages, CompileFailure>,
) -> Result<Fitted, Unfit> {
    let mut bounds = Bounds::of(&promise);
    let mut made = Vec::new();
    let mut set = |bounds: &mut Bounds, at, left_out| {
        let mut document = documents(left_out);
        let setting = bounds.setting(at);
        setting.apply(&mut document.look);
        let pages = lay_out(&document)?;
        let ends = pages.log.page_ends();
        if let Some(end) = ends.first() {
            bounds.learn(end.size.into(), end.least_size.into());
        }
        let last = ends.last().map_or(1.0, |end| f64::from(end.reach / end.height));
        let length = Length { pages: pages.count(), last };
        Ok(Made { document, pages, setting, left_out, length })
    };
    let trial = |at, left_out| {
        let trial = set(&mut bounds, at, left_out)?;
        let length = trial.length;
        made.push(trial);
        Ok(Shown { length, tightest: Bounds::tightest() })
    };
    let search = Search::new(promise.max, spare, trial).filling(promise.fills);
    let found = search.run().map_err(Unfit::Failed)?;
    if let Some(best) = found {
        let Made { document, pages, setting, left_out, .. } = made.swap_remove(best);
        return Ok(Fitted { document, pages, setting, left_out });
    }
    let lower = bounds.with_any_size().and_then(|mut lower| {
        let lower = set(&mut lower, Bounds::tightest(), spare).ok()?;
        (lower.length.pages <= promise.max).then_some(lower)
    });
    Err(Unfit::TooLong(Box::new(Over::of(promise, made, lower))))
}

/// A trial.
struct Made {
    document: Document,
    pages: Pages,
    setting: Setting,
    left_out: usize,
    length: Length,
}
