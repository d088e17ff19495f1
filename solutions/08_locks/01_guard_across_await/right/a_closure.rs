//! Locked by a function that takes a closure: inside it, nothing can await.
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

fn with<T>(board: &Mutex<Board>, change: impl FnOnce(&mut Board) -> T) -> T {
    change(&mut board.lock().unwrap())
}

pub async fn check(
    board: Arc<Mutex<Board>>,
    service: &'static str,
    ping: impl Future<Output = bool>,
) {
    with(&board, |board| board.under_way.push(service));
    let up = ping.await;
    with(&board, |board| {
        board.under_way.retain(|name| *name != service);
        board.results.insert(service, up);
    });
}
