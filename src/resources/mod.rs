//! What a CV names and cvtex finds: themes, styles, fonts, the photo.

pub mod fonts;
pub mod photo;
pub mod styles;
pub mod themes;
