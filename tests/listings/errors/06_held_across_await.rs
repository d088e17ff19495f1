//! chapter: 06_send
//! plain: A value that may not change threads (here an `Rc`) is still alive at an await, so the future keeps it, and may not change threads either.

use std::rc::Rc;
use std::time::Duration;

async fn ping() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}

// ANCHOR: handler
async fn check() {
    let name = Rc::new("api");
    ping().await;
    println!("{name} is up");
}
// ANCHOR_END: handler

#[tokio::main]
async fn main() {
    tokio::spawn(check());
}
