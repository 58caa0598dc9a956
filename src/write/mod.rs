//! The writers: one folder for each format.

pub mod html;
pub mod latex;
mod line;
mod look;
pub mod yaml;
