//! The program as a learner and an author use it, on small courses written to temporary folders.

mod author;
mod by_cargo_test;
mod catalogue;
mod check;
mod course;
mod learner;
mod reset;
