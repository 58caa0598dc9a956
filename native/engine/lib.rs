//! The Rust side of the engine, as published: the build script copies it without the inner
//! attributes, which cannot be included.
#![allow(missing_docs, clippy::all, clippy::pedantic, reason = "not our source")]

include!(concat!(env!("OUT_DIR"), "/engine.rs"));
