//! Two short critical sections, and no lock in between. The first guard has no name, so it ends with its statement. The
//! second is made after the await.
//!
//! One thing is left open on purpose: a check that is dropped during its ping stays in `under_way`. Chapter 2 has the
//! tool for that, a value whose `Drop` takes the name away.
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
    board.under_way.retain(|name| *name != service);
    board.results.insert(service, up);
}
