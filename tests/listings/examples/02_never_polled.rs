//! A thousand calls, not a single question.

use std::cell::Cell;

// ANCHOR: main
async fn check(asked: &Cell<u32>) {
    asked.set(asked.get() + 1);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let asked = Cell::new(0);
    let checks: Vec<_> = (0..1000).map(|_| check(&asked)).collect();
    println!("{} calls, {} questions", checks.len(), asked.get());
    drop(checks);
    println!("all dropped, {} questions", asked.get());
}
// ANCHOR_END: main
