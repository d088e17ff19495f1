//! A sequence inside of a `join!`.
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn wait(ms: u64) {
    sleep(Duration::from_millis(ms)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    // ANCHOR: both
    let left = async {
        wait(10).await;
        wait(20).await;
    };
    tokio::join!(left, wait(25));
    // ANCHOR_END: both
    println!("{} ms", start.elapsed().as_millis());
}
