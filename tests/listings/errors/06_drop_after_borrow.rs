//! chapter: 06_send
//! plain: `drop(value)` takes a value out of the future only if it was never borrowed; this one was, so it still counts as held.

use std::rc::Rc;
use tokio::task::yield_now;

// ANCHOR: check
async fn check() {
    let name = Rc::new("api");
    println!("checking {name}"); // borrows `name`
    drop(name);
    yield_now().await;
}
// ANCHOR_END: check

#[tokio::main]
async fn main() {
    tokio::spawn(check()).await.unwrap();
}
