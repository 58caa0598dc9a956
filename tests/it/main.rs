//! The integration tests: one program, so that it is linked once. Each module holds the tests of
//! one subject; `cargo test --release --test it docs::` runs those of one module. A document
//! that keeps the engine for ever has a program of its own, `tests/endless.rs`.

mod common;

mod add;
mod automation;
mod batch;
mod bibliography;
mod bibliography_fields;
mod bibliography_text;
mod cli;
mod compile;
mod design;
mod docs;
mod durable;
mod edit_bib;
mod edit_yaml;
mod elsewhere;
mod entries;
mod errors;
mod examples;
mod fit;
mod fonts;
mod fuzz;
mod golden;
mod hostile;
mod import;
mod installed_fonts;
mod languages;
mod letters;
mod library_faults;
mod ligatures;
mod messages;
mod migrate;
mod output_names;
mod outputs;
mod page_breaks;
mod pages;
mod photo;
mod photo_png;
mod pictures;
mod publications;
mod right_to_left;
mod scripts;
mod self_contained;
mod services;
mod styles;
mod sync;
mod tags;
mod text_is_data;
mod themes;
mod tidy;
mod typography;
mod variants;
mod verify;
mod watch;
