//! chapter: 06_send
//! plain: The future holds a reference to a value that threads may not share (a `Cell` or `RefCell`); a reference can be sent only if its target can be shared (`Sync`).

use std::cell::Cell;
use tokio::task::yield_now;

#[tokio::main]
async fn main() {
    tokio::spawn(async {
        let failures = Cell::new(0);
        let counter = &failures;
        yield_now().await;
        counter.set(1);
    })
    .await
    .unwrap();
}
