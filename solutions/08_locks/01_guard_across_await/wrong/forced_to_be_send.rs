//! fails: a_check_under_way_is_shown
//! says: still holds the guard of the board
//!
//! Silences the compiler: now it can be spawned, and deadlocks there too.
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

/// What vigil knows.
#[derive(Debug, Default)]
pub struct Board {
    /// The services whose ping has not come back yet.
    pub under_way: Vec<&'static str>,
    /// The services that have been checked: up or not.
    pub results: BTreeMap<&'static str, bool>,
}

struct Sendable<'a>(MutexGuard<'a, Board>);

// SAFETY: not at all.
unsafe impl Send for Sendable<'_> {}

pub async fn check(
    board: Arc<Mutex<Board>>,
    service: &'static str,
    ping: impl Future<Output = bool>,
) {
    let mut board = Sendable(board.lock().unwrap());
    board.0.under_way.push(service);
    let up = ping.await;
    board.0.under_way.retain(|name| *name != service);
    board.0.results.insert(service, up);
}
