//! fails: two_checks_in_one_task_both_finish
//! says: must not undo what another wrote
//!
//! Takes the whole board out, changes its own copy, and writes that back.
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
    let mut mine = std::mem::take(&mut *board.lock().unwrap());
    mine.under_way.push(service);
    let up = ping.await;
    mine.under_way.retain(|name| *name != service);
    mine.results.insert(service, up);
    *board.lock().unwrap() = mine;
}
