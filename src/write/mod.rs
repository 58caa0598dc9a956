//! The writers: one folder for each format.

pub mod latex;
pub mod yaml;
