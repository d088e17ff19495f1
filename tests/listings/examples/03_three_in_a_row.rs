//! For the quiz: three awaits in a row.
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn check(ms: u64) {
    sleep(Duration::from_millis(ms)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    check(30).await;
    check(10).await;
    check(20).await;
    println!("{} ms", start.elapsed().as_millis());
}
