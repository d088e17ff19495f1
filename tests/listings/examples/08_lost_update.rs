//! A critical section split in two: both checks read 0, and both write 1.
use std::sync::Mutex;
use std::time::Duration;
use tokio::time::sleep;

async fn ping() {
    sleep(Duration::from_millis(30)).await;
}

// ANCHOR: code
async fn split(failures: &Mutex<u32>) {
    let seen = *failures.lock().unwrap(); // read under the lock
    ping().await; // anyone may change the count here
    *failures.lock().unwrap() = seen + 1; // write under the lock
}

async fn whole(failures: &Mutex<u32>) {
    ping().await;
    *failures.lock().unwrap() += 1; // read and write under one lock
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let failures = Mutex::new(0);
    tokio::join!(split(&failures), split(&failures));
    println!("split: two failures, counted {}", failures.lock().unwrap());

    let failures = Mutex::new(0);
    tokio::join!(whole(&failures), whole(&failures));
    println!("whole: two failures, counted {}", failures.lock().unwrap());
}
// ANCHOR_END: code
