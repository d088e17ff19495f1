//~? A job is moved from thread to thread, but never used by two at once. So it need not be `Sync`; nor `Unpin`, nor `Clone`.
#![forbid(unsafe_code)]

#[path = "../src/lib.rs"]
mod pool;

use std::cell::Cell;

async fn check() {
    let failures = Cell::new(0);
    tokio::task::yield_now().await;
    failures.set(1);
    println!("{} failure", failures.get());
}

fn main() {
    pool::spawn_on_pool(check());
}
