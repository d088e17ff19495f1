//! Two async checks that hold the thread, and two that step aside.

use std::thread;
use std::time::Duration;

const WAIT: Duration = Duration::from_millis(5);

// ANCHOR: checks
async fn impolite(service: &str) {
    println!("asking {service}");
    thread::sleep(WAIT); // holds the thread
    println!("{service} is up");
}

async fn polite(service: &str) {
    println!("asking {service}");
    tokio::time::sleep(WAIT).await; // gives the thread away
    println!("{service} is up");
}
// ANCHOR_END: checks

// ANCHOR: main
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("-- impolite");
    tokio::join!(impolite("api"), impolite("db"));
    println!("-- polite");
    tokio::join!(polite("api"), polite("db"));
}
// ANCHOR_END: main
