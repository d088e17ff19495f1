//! The future of `main` stays on its thread, so it may hold an `Rc` and lend it: only `spawn` asks
//! for `Send` and `'static`.

use std::rc::Rc;
use tokio::task::yield_now;

// ANCHOR: code
async fn check(name: &str) {
    yield_now().await;
    println!("{name} is up");
}

#[tokio::main] // a runtime with several threads
async fn main() {
    let name = Rc::new(String::from("api"));
    tokio::join!(check(&name), check(&name));
}
// ANCHOR_END: code
