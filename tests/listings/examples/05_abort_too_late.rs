//! To abort a task that has finished changes nothing.
use std::time::Duration;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: late
    let handle = tokio::spawn(async { 42 });
    sleep(Duration::from_millis(10)).await;
    handle.abort();
    println!("{:?}", handle.await);
    // ANCHOR_END: late
}
