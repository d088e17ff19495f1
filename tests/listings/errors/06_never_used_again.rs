//! chapter: 06_send
//! plain: A value with a destructor, such as an `Rc`, lives to the end of its block even if nothing uses it again, so it is held across the await.

use std::rc::Rc;
use tokio::task::yield_now;

// ANCHOR: check
async fn check() {
    let name = Rc::new("api");
    println!("checking {name}");
    yield_now().await; // nothing below uses `name`
}
// ANCHOR_END: check

#[tokio::main]
async fn main() {
    tokio::spawn(check()).await.unwrap();
}
