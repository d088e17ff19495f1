//! A value without a destructor is held only if it is used later.
use std::cell::Cell;
use tokio::task::yield_now;

// ANCHOR: before
async fn count() {
    let cell = Cell::new(1);
    let counter = &cell;
    counter.set(2); // the last use
    yield_now().await;
    println!("counted");
}
// ANCHOR_END: before

// A raw pointer is not `Send` either, and this one is not used at all.
async fn point() {
    let _address: *const u8 = std::ptr::null();
    yield_now().await;
}

#[tokio::main]
async fn main() {
    tokio::spawn(count()).await.unwrap();
    tokio::spawn(point()).await.unwrap();
}
