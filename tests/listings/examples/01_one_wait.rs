//! One wait of 50 ms, as a plain call and as an async one.

use std::thread;
use std::time::{Duration, Instant};

// ANCHOR: main
const WAIT: Duration = Duration::from_millis(50);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let started = Instant::now();
    thread::sleep(WAIT);
    println!("plain: waited 50 ms or more: {}", started.elapsed() >= WAIT);

    let started = Instant::now();
    tokio::time::sleep(WAIT).await;
    println!("async: waited 50 ms or more: {}", started.elapsed() >= WAIT);
}
// ANCHOR_END: main
