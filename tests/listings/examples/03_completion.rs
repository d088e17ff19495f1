//! `FuturesUnordered` gives the results as they come.
use futures::stream::{FuturesUnordered, StreamExt};
use std::time::Duration;
use tokio::time::sleep;

async fn answer(name: &'static str, ms: u64) -> &'static str {
    sleep(Duration::from_millis(ms)).await;
    name
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: both
    let mut checks = FuturesUnordered::new();
    checks.push(answer("api", 30));
    checks.push(answer("mail", 10));
    checks.push(answer("database", 20));
    while let Some(name) = checks.next().await {
        println!("{name}");
    }
    // ANCHOR_END: both
}
