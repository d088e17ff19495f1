//! A plain function that returns a future may do a part of its work at the call: `sleep`
//! reads the clock there.

use std::time::Duration;

use tokio::time::{Instant, sleep};

// ANCHOR: main
async fn nap() {
    sleep(Duration::from_millis(30)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let started = Instant::now();
    // A plain fn: the deadline is set here.
    let pause = sleep(Duration::from_millis(30));
    sleep(Duration::from_millis(20)).await;
    pause.await;
    println!("sleep: {} ms", started.elapsed().as_millis());

    let started = Instant::now();
    // An async fn: nothing has happened.
    let pause = nap();
    sleep(Duration::from_millis(20)).await;
    pause.await;
    println!("async fn around it: {} ms", started.elapsed().as_millis());
}
// ANCHOR_END: main
