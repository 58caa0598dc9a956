//! Reading the CV and replacing files safely.

pub(crate) mod input;
pub(crate) mod output;
