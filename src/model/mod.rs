//! The typed model of a CV file. These types *are* the schema: `cvtex schema`, the checks
//! and the editor's completion all come from them.

pub mod cv;
pub mod date;
pub mod design;
pub(crate) mod edition;
pub mod entries;
pub mod font;
pub mod letter;
pub mod locale;
pub mod mail;
pub mod many;
pub mod placement;
pub mod profiles;
pub mod publications;
pub mod schema;
pub mod season;
pub mod section;
pub mod translatable;
pub mod values;
pub mod variants;

pub use cv::Cv;
pub use locale::Locale;
