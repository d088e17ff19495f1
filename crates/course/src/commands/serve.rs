//! `cargo course`: the book in the browser.

use std::path::Path;

use super::{learner, next, progress, say};
use crate::book::{self, ServeOptions};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Open the book in your browser
    #[arg(short, long)]
    open: bool,
    /// The port to listen on
    #[arg(short, long, default_value_t = book::PORT)]
    port: u16,
    /// The address to listen on, 127.0.0.1 if not given; another one may let others in
    #[arg(long)]
    host: Option<String>,
}

pub(super) fn run(root: &Path, options: Options) -> Result<()> {
    // A fault in one exercise must not keep the learner from the next: it is named, that is all.
    let catalogue = learner(root)?;
    let next = next::text(&catalogue, &progress(&catalogue)?);
    let Options { host, port, open } = options;
    let ready = move |address: &str| {
        say::out(&format!(
            "The book: {address}\n\n{next}\n\nCtrl-C stops it."
        ));
    };
    let ready = Some(Box::new(ready) as Box<dyn FnOnce(&str) + Send>);
    book::serve(
        root,
        ServeOptions {
            host,
            port,
            open,
            ready,
        },
    )
}
