//! Begun by a value whose `Drop` ends it: a check that is given up does not stay under way either.
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

/// A check under way, for as long as it lives.
struct UnderWay<'a> {
    board: &'a Mutex<Board>,
    service: &'static str,
}

impl<'a> UnderWay<'a> {
    fn begin(board: &'a Mutex<Board>, service: &'static str) -> Self {
        board.lock().unwrap().under_way.push(service);
        UnderWay { board, service }
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        let mut board = self.board.lock().unwrap();
        board.under_way.retain(|name| *name != self.service);
    }
}

pub async fn check(
    board: Arc<Mutex<Board>>,
    service: &'static str,
    ping: impl Future<Output = bool>,
) {
    let _under_way = UnderWay::begin(&board, service);
    let up = ping.await;
    board.lock().unwrap().results.insert(service, up);
}
