//! A call that needs the result of another cannot overlap with it; a third one can.
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn address_of(_service: &str) -> u16 {
    sleep(Duration::from_millis(10)).await;
    8080
}

async fn ask(_port: u16) -> bool {
    sleep(Duration::from_millis(20)).await;
    true
}

async fn read_thresholds() -> u32 {
    sleep(Duration::from_millis(25)).await;
    3
}

// ANCHOR: before
async fn before() -> (bool, u32) {
    let port = address_of("api").await;
    let up = ask(port).await;
    let thresholds = read_thresholds().await;
    (up, thresholds)
}
// ANCHOR_END: before

// ANCHOR: after
async fn after() -> (bool, u32) {
    let up = async {
        let port = address_of("api").await;
        ask(port).await
    };
    tokio::join!(up, read_thresholds())
}
// ANCHOR_END: after

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    before().await;
    println!("before: {} ms", start.elapsed().as_millis());
    let start = Instant::now();
    after().await;
    println!("after: {} ms", start.elapsed().as_millis());
}
