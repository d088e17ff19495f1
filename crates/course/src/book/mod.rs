//! The book: the mdBook preprocessor `course`, the in-process build, and the server.
//!
//! Two ways lead to the same pages. `cargo course` builds in process ([`build`]) with
//! [`Course`] in the place of the external preprocessor; a stock `mdbook build` runs
//! `course preprocess` ([`preprocess`]), as book.toml says.

mod answers;
mod build;
pub mod cards;
mod complaints;
mod data;
mod directive;
mod errors;
mod exercise;
mod expand;
mod external;
pub mod figure;
mod languages;
mod listing;
mod page;
mod place;
mod plain;
mod program;
pub mod quiz;
mod search;
mod serve;
mod tables;
mod teach;
mod terms;
mod ways_out;

pub use build::{Report, build, expanded};
pub use expand::Course;
pub use external::{preprocess, preprocess_from, supports};
pub use plain::write_plain;
pub use serve::{ServeOptions, serve, serve_with};
