//! A `JoinSet` gives the results of its tasks in the order in which they end.
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

async fn check(name: &'static str, ms: u64) -> &'static str {
    sleep(Duration::from_millis(ms)).await;
    name
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: set
    let mut set = JoinSet::new();
    for (name, ms) in [("api", 30), ("mail", 10), ("database", 20)] {
        set.spawn(check(name, ms));
    }
    while let Some(result) = set.join_next().await {
        println!("{}", result.expect("no check panics"));
    }
    // ANCHOR_END: set
}
