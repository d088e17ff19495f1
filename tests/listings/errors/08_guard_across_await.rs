//! chapter: 08_locks
//! plain: The task keeps the guard of `std`'s mutex across an await, and that guard must be released by the thread that took it, so the task may not move to another thread.
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: code
async fn check(name: &'static str, board: Arc<Mutex<Vec<String>>>) {
    let mut board = board.lock().unwrap();
    sleep(Duration::from_millis(30)).await; // the ping
    board.push(format!("{name} is up"));
}

#[tokio::main]
async fn main() {
    let board = Arc::new(Mutex::new(Vec::new()));
    let api = tokio::spawn(check("api", board.clone()));
    api.await.unwrap();
}
// ANCHOR_END: code
