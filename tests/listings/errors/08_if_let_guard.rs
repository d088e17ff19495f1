//! chapter: 08_locks
//! plain: The guard in the condition of `if let` has no name, and lives until the end of the block that the pattern opens, so the await inside that block keeps it.
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: code
async fn check_next(queue: Arc<Mutex<Vec<&'static str>>>) {
    if let Some(_name) = queue.lock().unwrap().pop() {
        sleep(Duration::from_millis(30)).await; // the ping
    }
}
// ANCHOR_END: code

#[tokio::main]
async fn main() {
    let queue = Arc::new(Mutex::new(vec!["api", "db"]));
    tokio::spawn(check_next(queue)).await.unwrap();
}
