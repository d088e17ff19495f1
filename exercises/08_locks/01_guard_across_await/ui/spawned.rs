//! A check as a task of its own: this program must compile with your `check`.
//~? the note above names a guard, and the await at which it still lives: see 'Line by line' in chapter 08
#[path = "../src/lib.rs"]
mod checks;

use std::future::ready;
use std::sync::{Arc, Mutex};

/// Asks for what `tokio::spawn` asks for.
fn spawn<F>(_task: F)
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
}

fn main() {
    let board = Arc::new(Mutex::new(checks::Board::default()));
    spawn(checks::check(board, "api", ready(true)));
}
