//! For the entry test: two awaits in a row, and the same two joined.
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn first() {
    sleep(Duration::from_millis(30)).await;
}

async fn second() {
    sleep(Duration::from_millis(20)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    first().await;
    second().await;
    let in_a_row = start.elapsed().as_millis();

    let start = Instant::now();
    tokio::join!(first(), second());
    let joined = start.elapsed().as_millis();
    println!("{in_a_row} ms; with tokio::join!(first(), second()) {joined} ms");
}
