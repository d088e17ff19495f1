//! fails: a_check_under_way_is_shown
//! says: note it before the await
//!
//! One critical section, after the ping: the board never shows that a check is under way.
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

pub async fn check(
    board: Arc<Mutex<Board>>,
    service: &'static str,
    ping: impl Future<Output = bool>,
) {
    let up = ping.await;
    let mut board = board.lock().unwrap();
    board.under_way.push(service);
    board.under_way.retain(|name| *name != service);
    board.results.insert(service, up);
}
