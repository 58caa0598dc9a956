//! The `cvtex` command.

fn main() {}
