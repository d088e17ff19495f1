//! chapter: 08_locks
//! plain: The guard in the condition of `while let` lives through each turn of the loop, so the await in the body keeps it.
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: code
async fn drain(queue: Arc<Mutex<Vec<&'static str>>>) {
    while let Some(_name) = queue.lock().unwrap().pop() {
        sleep(Duration::from_millis(30)).await; // the ping
    }
}

#[tokio::main]
async fn main() {
    let queue = Arc::new(Mutex::new(vec!["api", "db"]));
    tokio::spawn(drain(queue)).await.unwrap();
}
// ANCHOR_END: code
