//! The book: directives, figures, both ways to build it, and the server.

mod directives;
mod figures;
mod fixture;
mod questions;
mod server;
mod ways;
