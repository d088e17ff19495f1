//! What still runs in a future that is dropped while it waits.

use std::time::Duration;

use tokio::time::{sleep, timeout};

// ANCHOR: guard
struct Line;

impl Drop for Line {
    fn drop(&mut self) {
        println!("Drop: line closed");
    }
}
// ANCHOR_END: guard

// ANCHOR: check
async fn check(answer_ms: u64) {
    let _line = Line;
    println!("asking");
    sleep(Duration::from_millis(answer_ms)).await;
    println!("after the await: answered");
}
// ANCHOR_END: check

// ANCHOR: main
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let patience = Duration::from_millis(20);
    println!("-- answers after 10 ms");
    let _ = timeout(patience, check(10)).await;
    println!("-- answers after 1000 ms");
    let _ = timeout(patience, check(1000)).await;
    sleep(Duration::from_secs(2)).await;
    println!("-- two seconds later: nothing more came");
}
// ANCHOR_END: main
