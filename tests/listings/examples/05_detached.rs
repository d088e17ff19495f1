//! A task whose handle is dropped runs on.
use std::time::Duration;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: detached
    let handle = tokio::spawn(async {
        sleep(Duration::from_millis(20)).await;
        println!("20 ms: the task has finished");
    });
    sleep(Duration::from_millis(10)).await;
    drop(handle);
    println!("10 ms: the handle is dropped");
    sleep(Duration::from_millis(20)).await;
    println!("30 ms: the end of main");
    // ANCHOR_END: detached
}
