//! chapter: 06_send
//! plain: The temporary lock guard in the head of `match` lives until the end of the whole `match`, so it is held across the await in an arm.

use std::sync::Mutex;
use tokio::task::yield_now;

static FAILURES: Mutex<u32> = Mutex::new(0);

// ANCHOR: check
async fn check() {
    match *FAILURES.lock().unwrap() {
        0 => println!("all is well"),
        _ => yield_now().await,
    }
}
// ANCHOR_END: check

#[tokio::main]
async fn main() {
    tokio::spawn(check()).await.unwrap();
}
