//! chapter: 08_locks
//! plain: The guard was borrowed before `drop(guard)`, so the compiler still counts it as part of the future at the await; a block that ends before the await is what it accepts.
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: code
async fn check(name: &'static str, board: Arc<Mutex<Vec<String>>>) {
    let mut guard = board.lock().unwrap();
    guard.push(format!("{name} is checked"));
    drop(guard);
    sleep(Duration::from_millis(30)).await; // the ping
}
// ANCHOR_END: code

#[tokio::main]
async fn main() {
    let board = Arc::new(Mutex::new(Vec::new()));
    tokio::spawn(check("api", board.clone())).await.unwrap();
}
