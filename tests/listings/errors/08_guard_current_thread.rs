//! chapter: 08_locks
//! plain: `tokio::spawn` asks for `Send` whatever the runtime: one with a single thread refuses a guard across an await all the same.
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: code
async fn check(name: &'static str, board: Arc<Mutex<Vec<String>>>) {
    let mut board = board.lock().unwrap();
    sleep(Duration::from_millis(30)).await; // the ping
    board.push(format!("{name} is up"));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let board = Arc::new(Mutex::new(Vec::new()));
    let api = tokio::spawn(check("api", board.clone()));
    api.await.unwrap();
}
// ANCHOR_END: code
