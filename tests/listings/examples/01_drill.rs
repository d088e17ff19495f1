//! For a drill: which of these waits overlap?

use std::time::Duration;

use tokio::time::{Instant, sleep};

// ANCHOR: main
async fn ask(answer_ms: u64) {
    sleep(Duration::from_millis(answer_ms)).await;
}

async fn log_in_then_list() {
    ask(20).await;
    ask(30).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let started = Instant::now();
    tokio::join!(log_in_then_list(), ask(40));
    println!("{} ms", started.elapsed().as_millis());
}
// ANCHOR_END: main
