//! fails: a_check_under_way_is_shown
//! says: expected no result yet
//!
//! Writes a result that it does not have yet.
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
    {
        let mut board = board.lock().unwrap();
        board.under_way.push(service);
        board.results.insert(service, false);
    }
    let up = ping.await;
    let mut board = board.lock().unwrap();
    board.under_way.retain(|name| *name != service);
    board.results.insert(service, up);
}
