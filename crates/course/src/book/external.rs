//! The preprocessor as stock mdBook runs it: `course preprocess`, the book on stdin.

use std::io::{Read, Write};

use mdbook_preprocessor::{MDBOOK_VERSION, Preprocessor, parse_input};

use super::expand::Course;
use crate::error::{Error, Result};

/// mdBook's protocol: the book on standard input, the changed book on standard output.
pub fn preprocess() -> Result<()> {
    preprocess_from(std::io::stdin().lock(), std::io::stdout().lock())
}

/// Whether the preprocessor serves a renderer: `course preprocess supports RENDERER`.
pub fn supports(renderer: &str) -> bool {
    renderer == "html"
}

/// [`preprocess`] from anywhere to anywhere.
pub fn preprocess_from(input: impl Read, mut output: impl Write) -> Result<()> {
    let (ctx, book) = parse_input(input).map_err(plain)?;
    if ctx.mdbook_version != MDBOOK_VERSION {
        return Err(Error::new(format!(
            "this book is made for mdBook {MDBOOK_VERSION}, and mdBook {} is building it",
            ctx.mdbook_version
        ))
        .with_help("`cargo course build` needs no mdBook at all"));
    }
    let book = Course.run(&ctx, book).map_err(plain)?;
    serde_json::to_writer(&mut output, &book).map_err(|e| Error::new(e.to_string()))?;
    output
        .flush()
        .map_err(|e| Error::new(format!("cannot write the book: {e}")))
}

/// mdBook's error with its causes; ours comes back as it went in.
pub(super) fn plain(error: mdbook_preprocessor::errors::Error) -> Error {
    match error.downcast::<Error>() {
        Ok(ours) => ours,
        Err(error) => Error::new(format!("{error:#}")),
    }
}
