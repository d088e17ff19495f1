//! Two checks, their waits overlapped by `join!`.
use std::time::Duration;
use tokio::time::{Instant, sleep};

// ANCHOR: main
async fn check(name: &str, ms: u64) -> bool {
    println!("{name} is asked");
    sleep(Duration::from_millis(ms)).await; // stands in for the network
    println!("{name} answers");
    true
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let (api, database) =
        tokio::join!(check("the API", 30), check("the database", 20));
    println!("{api}, {database} after {} ms", start.elapsed().as_millis());
}
// ANCHOR_END: main
