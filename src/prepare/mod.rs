//! What happens to a tree before it is checked: old versions are migrated, variants made.

pub mod migrate;
pub mod variants;
