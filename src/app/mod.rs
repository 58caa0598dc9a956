//! What each command does, as values: `cli` parses arguments and prints results.

pub mod add;
mod clock;
pub mod disk;
pub mod import;
mod near_miss;
pub mod pipeline;
pub mod render;
mod stages;
pub mod sync;
pub mod watch;

pub(crate) use crate::pdf::engine::FONT_LICENCES;
pub use clock::Clock;
pub use stages::{Stage, Stages};
