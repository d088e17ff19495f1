//! `abort` returns before the task has ended.
use std::time::Duration;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: asks
    let handle = tokio::spawn(sleep(Duration::from_millis(20)));
    sleep(Duration::from_millis(10)).await;
    handle.abort();
    println!("after abort, finished: {}", handle.is_finished());
    sleep(Duration::from_millis(1)).await;
    println!("a moment later, finished: {}", handle.is_finished());
    // ANCHOR_END: asks
}
