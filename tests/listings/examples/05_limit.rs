//! A time limit on the work: keep the handle, and abort when the waiting has ended.
use std::time::Duration;
use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: limit
    let mut check = tokio::spawn(async {
        sleep(Duration::from_millis(20)).await;
        println!("the check has finished");
    });
    if timeout(Duration::from_millis(10), &mut check)
        .await
        .is_err()
    {
        check.abort();
        println!("the check is ended after 10 ms");
    }
    // ANCHOR_END: limit
    sleep(Duration::from_millis(50)).await;
}
