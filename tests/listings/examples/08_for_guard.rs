//! What the loop needs is collected before it, so the guard ends there.
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

async fn check_all(queue: Arc<Mutex<Vec<&'static str>>>) {
    let names: Vec<_> = queue.lock().unwrap().iter().copied().collect();
    for name in names {
        sleep(Duration::from_millis(30)).await; // the ping
        println!("{name} is up");
    }
}

#[tokio::main]
async fn main() {
    let queue = Arc::new(Mutex::new(vec!["api", "db"]));
    tokio::spawn(check_all(queue)).await.unwrap();
}
