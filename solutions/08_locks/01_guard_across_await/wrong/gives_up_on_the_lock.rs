//! fails: a_locked_board_is_waited_for
//! says: who gives up when `try_lock` fails loses the result
//!
//! Never blocks, and loses what it could not write.
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
pub async fn check(
    board: Arc<Mutex<Board>>,
    service: &'static str,
    ping: impl Future<Output = bool>,
) {
    if let Ok(mut board) = board.try_lock() {
        board.under_way.push(service);
    }
    let up = ping.await;
    if let Ok(mut board) = board.try_lock() {
        board.under_way.retain(|name| *name != service);
        board.results.insert(service, up);
    }
}
