//! Two checks, one after the other.
use std::time::Duration;
use tokio::time::{Instant, sleep};

// ANCHOR: check
async fn check(name: &str, ms: u64) -> bool {
    println!("{name} is asked");
    sleep(Duration::from_millis(ms)).await; // stands in for the network
    println!("{name} answers");
    true
}
// ANCHOR_END: check

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    // ANCHOR: both
    let api = check("the API", 30).await;
    let database = check("the database", 20).await;
    // ANCHOR_END: both
    println!("{api}, {database} after {} ms", start.elapsed().as_millis());
}
