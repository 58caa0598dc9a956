//! What a CV names and cvtex finds: themes, styles, fonts, the photo.

pub mod fonts;
pub mod photo;
pub mod styles;
pub mod themes;

use fonts::InstalledFamily;
use photo::Photo;
use styles::Styles;
use themes::Theme;

/// What a CV names and was found for it.
#[derive(Debug, Default)]
pub struct Resources {
    /// The citation styles.
    pub styles: Styles,
    /// The theme.
    pub theme: Theme,
    /// The photo.
    pub photo: Option<Photo>,
    /// The installed font of the text.
    pub installed_font: Option<InstalledFamily>,
}
