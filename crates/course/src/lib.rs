//! The course as a program: its catalogue, its grading, its book.

pub mod book;
pub mod catalogue;
pub mod commands;
pub mod error;
pub mod grade;
pub mod pristine;
pub mod progress;
pub mod text;

pub use catalogue::{Catalogue, Chapter, Exercise};
pub use error::{Defect, Error, Result};
