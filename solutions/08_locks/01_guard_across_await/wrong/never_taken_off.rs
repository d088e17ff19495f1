//! fails: two_checks_in_one_task_both_finish
//! says: no longer under way
//!
//! Two sections, but the second forgets half of what the first began.
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
    board.lock().unwrap().under_way.push(service);
    let up = ping.await;
    board.lock().unwrap().results.insert(service, up);
}
