//! The book: preprocessor, pages, server. The branch `book` fills this in; here stand only the
//! calls that the commands make.

use std::path::Path;

use crate::error::{Error, Result};

/// How to serve the book.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The address to listen on, `127.0.0.1` unless asked otherwise.
    pub host: String,
    /// The port; if it is taken the error names the next free one.
    pub port: u16,
    /// Open the browser.
    pub open: bool,
}

fn not_yet<T>() -> Result<T> {
    Err(Error::new("the book is not in this branch"))
}

/// Builds the book and serves it, with live reload, until it is interrupted.
pub fn serve(_root: &Path, _options: ServeOptions) -> Result<()> {
    not_yet()
}

/// Builds the book into `dest`, `book/` at the root if none is given; fails on any warning.
pub fn build(_root: &Path, _dest: Option<&Path>) -> Result<()> {
    not_yet()
}

/// mdBook's protocol: the book on standard input, the changed book on standard output.
pub fn preprocess() -> Result<()> {
    not_yet()
}

/// Whether the preprocessor serves a renderer.
pub fn supports(renderer: &str) -> bool {
    renderer == "html"
}
