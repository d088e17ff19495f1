//! A check as a task of its own: this program must compile with your `check`.
//~? the note above names a guard, and the await at which it still lives: see "Line by line" in chapter 8
//~? if you dropped the guard by hand, or the guard has no name (a temporary in the head of a `match` or an `if let`): see "Dropping the guard by hand is always enough" in chapter 8
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
