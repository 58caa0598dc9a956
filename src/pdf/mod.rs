//! From LaTeX to a verified PDF: the engine, fitting to page limits, reading back.

pub mod engine;
pub mod fit;
pub(crate) mod picture;
pub(crate) mod stamp;
pub mod tag;
pub mod verify;
