//! Spawned and awaited in one loop, the tasks run one after the other.
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn check(ms: u64) {
    sleep(Duration::from_millis(ms)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    // ANCHOR: one
    for ms in [30, 10, 20] {
        tokio::spawn(check(ms)).await.expect("no check panics");
    }
    // ANCHOR_END: one
    println!("one loop: {} ms", start.elapsed().as_millis());

    let start = Instant::now();
    // ANCHOR: two
    let handles: Vec<_> = [30, 10, 20]
        .into_iter()
        .map(|ms| tokio::spawn(check(ms)))
        .collect();
    for handle in handles {
        handle.await.expect("no check panics");
    }
    // ANCHOR_END: two
    println!("two loops: {} ms", start.elapsed().as_millis());
}
