//! Three checks wait on one thread.
//!
//! The clock is a simulated one: whenever everybody waits, it jumps to the end of the
//! next wait. So the times are exact, and the program ends at once.

use std::time::Duration;

use tokio::time::{Instant, sleep};

// ANCHOR: check
async fn check(service: &str, answer_ms: u64) {
    println!("asking {service}");
    sleep(Duration::from_millis(answer_ms)).await;
    println!("{service} is up");
}
// ANCHOR_END: check

// ANCHOR: main
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let started = Instant::now();
    tokio::join!(check("api", 30), check("db", 20), check("mail", 40));
    println!("all three took {} ms", started.elapsed().as_millis());
}
// ANCHOR_END: main
