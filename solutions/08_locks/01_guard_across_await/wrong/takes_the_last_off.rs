//! fails: a_check_takes_off_its_own_name_only
//! says: take off the check's own name
//!
//! Takes its own name for the last one.
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
    board.lock().unwrap().under_way.push(service);
    let up = ping.await;
    let mut board = board.lock().unwrap();
    board.under_way.pop();
    board.results.insert(service, up);
}
