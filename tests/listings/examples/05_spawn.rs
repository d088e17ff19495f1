//! Two tasks, and the handles that wait for them.
use std::time::Duration;
use tokio::time::{Instant, sleep};

// ANCHOR: main
async fn check(name: &str, ms: u64) -> bool {
    println!("{name} is asked");
    sleep(Duration::from_millis(ms)).await;
    println!("{name} answers");
    true
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let api = tokio::spawn(check("the API", 30));
    let database = tokio::spawn(check("the database", 20));
    println!("both are spawned");
    let api = api.await.expect("the check does not panic");
    let database = database.await.expect("the check does not panic");
    println!("{api}, {database} after {} ms", start.elapsed().as_millis());
}
// ANCHOR_END: main
