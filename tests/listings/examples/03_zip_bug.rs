//! Spot the bug: every name gets the answer of another service.
use futures::stream::{FuturesUnordered, StreamExt};
use std::time::Duration;
use tokio::time::sleep;

async fn check(ms: u64) -> String {
    sleep(Duration::from_millis(ms)).await;
    format!("answered after {ms} ms")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: bug
    let names = ["api", "mail"];
    let checks: FuturesUnordered<_> = [30, 10].into_iter().map(check).collect();
    let answers: Vec<String> = checks.collect().await;
    for (name, answer) in names.iter().zip(answers) {
        println!("{name}: {answer}");
    }
    // ANCHOR_END: bug
}
