//! A panic in a task that nobody awaits ends the task, and nothing else notices.
use std::time::Duration;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: unseen
    tokio::spawn(async { panic!("the mail check has a bug") });
    sleep(Duration::from_millis(10)).await;
    println!("main has noticed nothing");
    // ANCHOR_END: unseen
}
