//! A sleep of the standard library keeps the thread; a sleep of tokio gives it back.
use std::time::Duration;
use tokio::time::{Instant, sleep};

// ANCHOR: checks
async fn blocking_check(name: &str) {
    println!("  {name} is asked");
    std::thread::sleep(Duration::from_millis(20));
    println!("  {name} answers");
}

async fn waiting_check(name: &str) {
    println!("  {name} is asked");
    sleep(Duration::from_millis(20)).await;
    println!("  {name} answers");
}
// ANCHOR_END: checks

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // ANCHOR: both
    let start = Instant::now();
    println!("std::thread::sleep");
    tokio::join!(blocking_check("the API"), blocking_check("the database"));
    println!("  the runtime saw {} ms pass", start.elapsed().as_millis());

    let start = Instant::now();
    println!("tokio::time::sleep");
    tokio::join!(waiting_check("the API"), waiting_check("the database"));
    println!("  the runtime saw {} ms pass", start.elapsed().as_millis());
    // ANCHOR_END: both
}
