//! Both futures are made before either is awaited, and still they run one after the other.
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn check(name: &str, ms: u64, start: Instant) {
    println!("{:>2} ms  {name} is asked", start.elapsed().as_millis());
    sleep(Duration::from_millis(ms)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    // ANCHOR: both
    let api = check("the API", 30, start);
    let database = check("the database", 20, start);
    api.await;
    database.await;
    // ANCHOR_END: both
    println!("{} ms  done", start.elapsed().as_millis());
}
