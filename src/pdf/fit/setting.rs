//! How the looks of a page are changed: one number goes through all that may be done.
//!
//! From 0 to 1 the margins shrink, from 1 to 2 the spaces, from 2 to 3 the distance between lines,
//! from 3 to 4 the size of the text, and from 4 to 5 once more spaces and lines. From 0 to −1 spaces and lines open, so that a last page is not left nearly empty;
//! where pages are to be filled, the text grows from 0 to −1, and the spaces from −1 to −2.

use super::Promise;
use crate::document::{Look, Margins};
use crate::model::values::{Length, Unit};

/// The factors of the spaces at 2 and at 5: headings still stand apart from what is above them.
const LESS_SPACING: f64 = 0.7;
const LEAST_SPACING: f64 = 0.55;
/// The factors of the distance between lines at 3 and at 5.
const LESS_LEADING: f64 = 0.96;
const LEAST_LEADING: f64 = 0.93;
/// The factor of the spaces at −1.
const MOST_SPACING: f64 = 1.5;
/// The factor of the distance between lines at −1.
const MOST_LEADING: f64 = 1.06;
/// Where pages are filled, the size at −1, in TeX's points, and the factor of the spaces at −2.
const FULL_SIZE: f64 = 10.8;
const FULL_SPACING: f64 = 1.2;
/// By how much the size may shrink, in TeX's points, where the author sets no bound.
const SHRINKING: f64 = 1.0;
/// Below it no size is chosen that the author does not allow.
const LEAST_SIZE: f64 = 9.0;

/// The changes to the looks of a document, where there are some.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Setting {
    /// How much is taken of what the margins have beyond 17 mm, from 0 to 1.
    pub margins: Option<f64>,
    /// The factor of the spaces between the pieces of a page.
    pub spacing: Option<f64>,
    /// The factor of the distance between lines.
    pub leading: Option<f64>,
    /// The size of the text, in TeX's points.
    pub size: Option<f64>,
}

impl Setting {
    /// Whether nothing is changed.
    pub fn is_natural(&self) -> bool {
        *self == Self::default()
    }

    /// Changes the looks of a document.
    pub(super) fn apply(&self, look: &mut Look) {
        let scaled = |old: Option<f64>, factor| tidy(old.unwrap_or(1.0) * factor, 1000.0);
        // Margins of the author's own stay as they are.
        if look.margins == Margins::default() {
            look.margin_shrinking = self.margins;
        }
        if let Some(factor) = self.spacing {
            look.spacing = Some(scaled(look.spacing, factor));
        }
        if let Some(factor) = self.leading {
            look.line_spacing = Some(scaled(look.line_spacing, factor));
        }
        if let Some(size) = self.size {
            look.font_size = Some(Length::new(size, Unit::Pt));
        }
    }
}

/// How far the looks can go.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// The size that the document has by itself, once it is known.
    size: Option<f64>,
    /// The least that the theme allows.
    of_theme: f64,
    /// The least that the author allows.
    of_author: Option<f64>,
    /// Whether pages are filled.
    fills: bool,
}

impl Bounds {
    /// Before the document was set.
    pub(super) fn of(promise: &Promise) -> Self {
        Self {
            size: None,
            of_theme: 0.0,
            of_author: promise.min_size,
            fills: promise.fills,
        }
    }

    /// Learns what the document is by itself, from its first trial.
    pub(super) fn learn(&mut self, size: f64, of_theme: f64) {
        if self.size.is_none() {
            (self.size, self.of_theme) = (Some(size), of_theme);
        }
    }

    /// The same document, whose author would allow any size that can be read.
    pub(super) fn with_any_size(self) -> Option<Self> {
        let lower = Self { of_author: Some(LEAST_SIZE), ..self };
        let size = self.size?;
        (lower.least_size(size) < self.least_size(size)).then_some(lower)
    }

    /// The last number that changes something.
    pub(super) fn tightest() -> f64 {
        5.0
    }

    fn least_size(&self, size: f64) -> f64 {
        let least = self.of_author.unwrap_or((size - SHRINKING).max(LEAST_SIZE));
        least.max(self.of_theme).min(size)
    }

    /// What a number stands for.
    pub(super) fn setting(&self, at: f64) -> Setting {
        if self.fills && at < 0.0 {
            return self.fuller(-at);
        }
        // How much is done of each: opening, margins, spaces, lines, size, and what is left.
        let [opened, margins, first, second, third, last] =
            [-at, at, at - 1.0, at - 2.0, at - 3.0, at - 4.0]
                .map(|part| part.clamp(0.0, 1.0));
        let spacing = opened * (MOST_SPACING - 1.0)
            - first * (1.0 - LESS_SPACING)
            - last * (LESS_SPACING - LEAST_SPACING);
        let leading = opened * (MOST_LEADING - 1.0)
            - second * (1.0 - LESS_LEADING)
            - last * (LESS_LEADING - LEAST_LEADING);
        let changed = |by: f64| (by.abs() > 0.0).then_some(1.0 + by);
        let size = self.size.filter(|_| third > 0.0);
        let size = size.map(|size| size - third * (size - self.least_size(size)));
        Setting {
            margins: (margins > 0.0).then(|| tidy(margins, 100.0)),
            spacing: changed(spacing).map(|factor| tidy(factor, 100.0)),
            leading: changed(leading).map(|factor| tidy(factor, 1000.0)),
            size: size.map(|size| tidy(size, 20.0)),
        }
    }

    /// How a page is filled: larger text first, then wider spaces.
    fn fuller(&self, by: f64) -> Setting {
        let [grown, opened] = [by, by - 1.0].map(|part| part.clamp(0.0, 1.0));
        let size = self.size.filter(|size| *size < FULL_SIZE);
        let size = size.map(|size| size + grown * (FULL_SIZE - size));
        let spacing = 1.0 + opened * (FULL_SPACING - 1.0);
        Setting {
            size: size.map(|size| tidy(size, 20.0)),
            spacing: (opened > 0.0).then(|| tidy(spacing, 100.0)),
            ..Setting::default()
        }
    }
}

/// A number with no more digits than show.
fn tidy(number: f64, steps: f64) -> f64 {
    (number * steps).round() / steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(min_size: Option<f64>) -> Bounds {
        Bounds::of(&Promise { max: 1, min_size, fills: false })
    }

    #[test]
    fn margins_shrink_first_then_spaces_then_lines_then_the_size() {
        let mut bounds = bounds(None);
        bounds.learn(10.5, 0.0);
        let setting = |at| {
            let Setting { margins, spacing, leading, size } = bounds.setting(at);
            (margins, spacing, leading, size)
        };
        assert!(bounds.setting(0.0).is_natural());
        assert_eq!(setting(0.5), (Some(0.5), None, None, None));
        assert_eq!(setting(1.5), (Some(1.0), Some(0.85), None, None));
        assert_eq!(setting(2.5), (Some(1.0), Some(0.7), Some(0.98), None));
        assert_eq!(setting(3.5), (Some(1.0), Some(0.7), Some(0.96), Some(10.0)));
        assert_eq!(setting(5.0), (Some(1.0), Some(0.55), Some(0.93), Some(9.5)));
        assert_eq!(setting(-1.0), (None, Some(1.5), Some(1.06), None));
    }

    #[test]
    fn the_size_keeps_to_the_least_that_is_allowed() {
        let least = |min_size, size, of_theme| {
            let mut bounds = bounds(min_size);
            bounds.learn(size, of_theme);
            bounds
        };
        assert_eq!(least(Some(10.0), 10.5, 0.0).setting(5.0).size, Some(10.0));
        assert_eq!(least(Some(11.0), 10.5, 0.0).setting(5.0).size, Some(10.5));
        let of_theme = least(None, 11.0, 11.0);
        assert_eq!(of_theme.setting(5.0).size, Some(11.0));
        assert!(of_theme.with_any_size().is_none());
    }

    #[test]
    fn a_page_is_filled_by_larger_text_and_then_by_spaces() {
        let filled = |at, size| {
            let mut bounds = Bounds { fills: true, ..bounds(None) };
            bounds.learn(size, 0.0);
            let Setting { margins, spacing, leading, size } = bounds.setting(at);
            assert_eq!((margins, leading), (None, None));
            (size, spacing)
        };
        assert_eq!(filled(-0.5, 10.0), (Some(10.4), None));
        assert_eq!(filled(-1.5, 10.0), (Some(10.8), Some(1.1)));
        assert_eq!(filled(-2.0, 11.0), (None, Some(1.2)));
    }
}
