//! A `JoinSet` gives results by completion, and aborts what is left when it is dropped.
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

// ANCHOR: check
async fn check(name: &'static str, ms: u64) -> &'static str {
    sleep(Duration::from_millis(ms)).await;
    println!("  {name} has answered");
    name
}
// ANCHOR_END: check

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

    // ANCHOR: dropped
    let mut set = JoinSet::new();
    set.spawn(check("web", 10));
    drop(set);
    sleep(Duration::from_millis(50)).await;
    println!("the dropped set let nothing run");
    // ANCHOR_END: dropped
}
