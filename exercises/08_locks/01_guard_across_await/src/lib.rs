//! A check of *vigil* does three things: it notes on the status board that it is under way, it waits
//! for its ping, and it writes the result. All checks share one board, behind the standard library's
//! `Mutex`.
//!
//! This `check` keeps the board locked while it waits. Two things come of it:
//!
//! - it cannot be spawned: `ui/spawned.rs` does not compile with it. Run the grader and **read that
//!   error first**: which value, which line, which await?
//! - where nobody asks for `Send` it compiles, and two checks in one task wait for each other forever.
//!   The grader stops them and says "the thread is blocked inside a poll": see "Watch it run" in chapter 8.
//!
//! Repair the body of `check`. Its signature and `Board` stay: a page that is not async reads the board
//! too.
//!
//! ## What the grader checks
//!
//! - A check can be spawned.
//! - While a check waits for its ping, the board can be locked and names the check in `under_way`; it has
//!   no result yet.
//! - A check that is done takes its own name off, and nobody else's.
//! - When somebody else has locked the board for a moment, the check waits for it.
//! - Two checks joined in one task both finish, and both results are on the board.
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// What vigil knows.
#[derive(Debug, Default)]
pub struct Board {
    /// The services whose ping has not come back yet.
    pub under_way: Vec<&'static str>,
    /// The services that have been checked: up or not.
    pub results: BTreeMap<&'static str, bool>,
}

/// Checks one service: notes that it is under way, waits for the ping, writes the result.
#[allow(clippy::await_holding_lock)] // Clippy knows this bug. Find it without.
pub async fn check(
    board: Arc<Mutex<Board>>,
    service: &'static str,
    ping: impl Future<Output = bool>,
) {
    let mut guard = board.lock().unwrap();
    guard.under_way.push(service);
    let up = ping.await;
    guard.under_way.retain(|name| *name != service);
    guard.results.insert(service, up);
}
