//! chapter: 06_send
//! plain: A value that may not change threads (here an `Rc`) is still alive at an await, so the future keeps it, and may not change threads either.

use std::rc::Rc;
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: handler
async fn check(service: &'static str) {
    let name = Rc::new(service);
    sleep(Duration::from_millis(20)).await;
    println!("{name} is up");
}
// ANCHOR_END: handler

#[tokio::main]
async fn main() {
    tokio::spawn(check("api")).await.unwrap();
}
