//! The page and the picture in Word's units: twentieths of a point, and 914,400 to an inch.

use crate::document::Look;
use crate::model::design::{Header, Paper, PhotoSide};
use crate::model::values::Length;

/// A page.
pub(super) struct Page {
    pub width: u32,
    pub height: u32,
    pub top: u32,
    pub bottom: u32,
    pub left: u32,
    pub right: u32,
}

impl Page {
    /// The page of a design.
    pub(super) fn of(look: &Look) -> Self {
        let (width, height) = match look.paper {
            Paper::A4 => (11906, 16838),
            Paper::Letter => (12240, 15840),
        };
        let all = look.margins.all;
        let margin = |own: Option<Length>| {
            own.or(all).map_or(1134, |it| whole(it.inches() * 1440.0))
        };
        let margins = &look.margins;
        let (top, bottom) = (margin(margins.top), margin(margins.bottom));
        let (left, right) = (margin(margins.left), margin(margins.right));
        Self { width, height, top, bottom, left, right }
    }

    /// The width of the text.
    pub(super) fn text(&self) -> u32 {
        self.width.saturating_sub(self.left + self.right)
    }
}

/// The photo.
pub(super) struct Picture {
    /// The name of its file.
    pub file: &'static str,
    /// What it shows.
    pub alt: String,
    pub width: u32,
    pub height: u32,
    /// The side of the page at which it stands beside the name; without one it stands above it.
    pub side: Option<&'static str>,
    /// By how much it is turned clockwise, in sixty thousandths of a degree.
    pub turn: u32,
}

impl Picture {
    /// The photo of a design, as wide as that says.
    pub(super) fn of(
        look: &Look,
        name: &str,
        header: Header,
        is_right_to_left: bool,
    ) -> Option<Self> {
        let photo = look.photo.as_ref()?;
        let is_first = photo.side == Some(PhotoSide::Left);
        // The side before the name is the right one where the text begins there.
        let side = if is_first == is_right_to_left { "right" } else { "left" };
        let (across, down) = photo.pixels()?;
        let inches = photo.width.map_or(1.1, Length::inches);
        // The width of the page is that of the picture when it is turned.
        let is_turned = photo.turn % 180 != 0;
        let ratio = f64::from(down) / f64::from(across);
        let width = if is_turned { inches / ratio } else { inches };
        let turn = (360 - u32::from(photo.turn)) % 360;
        Some(Self {
            file: photo.file,
            alt: photo.alt.clone().unwrap_or_else(|| name.to_owned()),
            width: whole(width * 914_400.0),
            height: whole(width * ratio * 914_400.0),
            turn: turn * 60_000,
            side: (header != Header::Centre).then_some(side),
        })
    }
}

/// A number of units, rounded.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths of a page are above 0 and below a million"
)]
pub(super) fn whole(number: f64) -> u32 {
    number.round().max(0.0) as u32
}
