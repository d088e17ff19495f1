//! The preprocessor as stock mdBook runs it: `course preprocess`, the book on stdin.

use std::io::{Read, Write};

use mdbook_preprocessor::{MDBOOK_VERSION, Preprocessor, parse_input};

use super::expand::Course;
use crate::error::{Error, Result};

/// Answers `supports RENDERER` with the program's success, or expands the book on `input`.
/// Returns whether the program ends with success.
pub fn preprocess(args: &[String], input: impl Read, mut output: impl Write) -> Result<bool> {
    if let [word, renderer, ..] = args
        && word == "supports"
    {
        return Ok(renderer == "html");
    }
    if let [unknown, ..] = args {
        return Err(Error::new(format!("unknown argument `{unknown}`"))
            .with_help("mdBook runs `course preprocess` with a book on its standard input"));
    }
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
        .map_err(|e| Error::new(format!("cannot write the book: {e}")))?;
    Ok(true)
}

/// mdBook's error with its causes; ours comes back as it went in.
pub(super) fn plain(error: mdbook_preprocessor::errors::Error) -> Error {
    match error.downcast::<Error>() {
        Ok(ours) => ours,
        Err(error) => Error::new(format!("{error:#}")),
    }
}
