//! chapter: 08_locks
//! plain: The guard in the head of a `for` has no name, and lives until the loop ends, so each await in the loop keeps it.
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

async fn check_all(queue: Arc<Mutex<Vec<&'static str>>>) {
    for name in queue.lock().unwrap().iter() {
        sleep(Duration::from_millis(30)).await; // the ping
        println!("{name}");
    }
}

#[tokio::main]
async fn main() {
    let queue = Arc::new(Mutex::new(vec!["api", "db"]));
    tokio::spawn(check_all(queue)).await.unwrap();
}
