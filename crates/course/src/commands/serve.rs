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
    #[arg(short, long, default_value_t = 3000)]
    port: u16,
    /// The address to listen on; anything but this machine's own lets others in
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
}

pub(super) fn run(root: &Path, options: Options) -> Result<()> {
    let catalogue = learner(root)?;
    say::out(&next::text(&catalogue, &progress(&catalogue)?));
    let Options { host, port, open } = options;
    book::serve(root, ServeOptions { host, port, open })
}
