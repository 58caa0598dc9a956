//! Which files a watched CV depends on, and when they changed.

pub(crate) mod events;
pub(crate) mod inputs;
pub(crate) mod pace;
pub(crate) mod places;
