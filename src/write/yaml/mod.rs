//! Values and fields as YAML text.

pub(crate) mod file;
pub(crate) mod scalar;
pub(crate) mod write;
