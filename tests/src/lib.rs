//! What the tests of the course share: `--test proofs` and `--test pages` stand on it.
//!
//! * [`exercise`] reads exercises and their answers from a course's folder.
//! * [`stage`] copies each of them into a package of its own, [`compile`] builds all at once,
//!   [`judge`] runs every test of every copy and holds the result against the rules.
//! * [`proofs`] joins the three for the whole course, or for a filter.
//!
//! Every function takes the root of a course, so that the tests can also hand it a small,
//! deliberately broken one.

pub mod command;
pub mod compile;
pub mod exercise;
pub mod fixture;
pub mod judge;
pub mod pages;
pub mod proofs;
pub mod stage;

use std::path::{Path, PathBuf};

/// The root of the course: the folder with the workspace's Cargo.toml.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package lies in the root's folder `tests`")
        .to_path_buf()
}
