//! Spot the bug: the check is given 10 ms and takes 20 all the same.
use std::time::Duration;
use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: bug
    let check = tokio::spawn(async {
        sleep(Duration::from_millis(20)).await;
        println!("the check has finished");
    });
    if timeout(Duration::from_millis(10), check).await.is_err() {
        println!("the check is ended after 10 ms");
    }
    // ANCHOR_END: bug
    sleep(Duration::from_millis(50)).await;
}
