//! A bare `sleep` counts from its creation, so two of them seem to overlap without `join!`.
use std::time::Duration;
use tokio::time::{Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    // ANCHOR: both
    let long = sleep(Duration::from_millis(30));
    let short = sleep(Duration::from_millis(20));
    long.await;
    short.await;
    // ANCHOR_END: both
    println!("done after {} ms", start.elapsed().as_millis());
}
