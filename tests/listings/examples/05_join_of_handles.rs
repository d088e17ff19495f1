//! `join!` over handles: the waiting stays in one task, the work runs in two.
use std::time::Duration;
use tokio::time::sleep;

async fn check(ms: u64) -> u64 {
    sleep(Duration::from_millis(ms)).await;
    ms
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: both
    let (api, database) =
        tokio::join!(tokio::spawn(check(30)), tokio::spawn(check(20)));
    println!("{api:?} {database:?}");
    // ANCHOR_END: both
}
