//! `join!` for a list: the number of futures is known only when the program runs.
// ANCHOR: use
use futures::future::join_all;
// ANCHOR_END: use
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn check(name: &str, ms: u64) -> String {
    sleep(Duration::from_millis(ms)).await;
    format!("{name} answered after {ms} ms")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    // ANCHOR: list
    let services = [("api", 30), ("mail", 10), ("database", 20)];
    let checks = services.iter().map(|(name, ms)| check(name, *ms));
    for line in join_all(checks).await {
        println!("{line}");
    }
    // ANCHOR_END: list
    println!("all after {} ms", start.elapsed().as_millis());
}
