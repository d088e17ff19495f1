//! Methods that are not async: nothing can be awaited under their guards.
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

impl Board {
    fn begin(board: &Mutex<Board>, service: &'static str) {
        board.lock().unwrap().under_way.push(service);
    }

    fn finish(board: &Mutex<Board>, service: &'static str, up: bool) {
        let mut board = board.lock().unwrap();
        board.under_way.retain(|name| *name != service);
        board.results.insert(service, up);
    }
}

pub async fn check(
    board: Arc<Mutex<Board>>,
    service: &'static str,
    ping: impl Future<Output = bool>,
) {
    Board::begin(&board, service);
    let up = ping.await;
    Board::finish(&board, service, up);
}
