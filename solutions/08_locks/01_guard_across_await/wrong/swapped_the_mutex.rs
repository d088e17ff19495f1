//! fails: compile
//! says: mismatched types
//!
//! Swaps the mutex of the signature for tokio's: what is not async can no longer read the board.
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;

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
    let mut board = board.lock().await;
    board.under_way.push(service);
    let up = ping.await;
    board.under_way.retain(|name| *name != service);
    board.results.insert(service, up);
}
