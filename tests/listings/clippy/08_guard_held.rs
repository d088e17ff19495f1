//! Compiles: nothing here asks for `Send`. Clippy sees the guard all the same.
use std::sync::Mutex;

// ANCHOR: code
pub async fn check(
    name: &str,
    ping: impl Future<Output = ()>,
    board: &Mutex<Vec<String>>,
) {
    let mut board = board.lock().unwrap();
    ping.await;
    board.push(format!("{name} is up"));
}
// ANCHOR_END: code
