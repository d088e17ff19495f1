//! fails: a_check_can_be_spawned
//! says: cannot be sent between threads safely
//!
//! Behaves well, but the guard was borrowed before `drop`, so it still counts as part of the future.
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
    let mut guard = board.lock().unwrap();
    guard.under_way.push(service);
    drop(guard);
    let up = ping.await;
    let mut guard = board.lock().unwrap();
    guard.under_way.retain(|name| *name != service);
    guard.results.insert(service, up);
}
