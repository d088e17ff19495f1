//! The places of `join!` do not depend on who finishes first.
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: main
async fn answer(name: &'static str, ms: u64) -> &'static str {
    sleep(Duration::from_millis(ms)).await;
    println!("{name} has finished");
    name
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (first, second) = tokio::join!(answer("slow", 30), answer("fast", 10));
    println!("first: {first}, second: {second}");
}
// ANCHOR_END: main
