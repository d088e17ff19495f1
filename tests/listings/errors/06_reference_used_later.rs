//! chapter: 06_send
//! plain: The future holds the reference, since it is used after the await; two threads may not look at one `Cell`, so a reference to a `Cell` is not `Send`.

use std::cell::Cell;
use tokio::task::yield_now;

async fn count() {
    let cell = Cell::new(1);
    let counter = &cell;
    counter.set(2);
    yield_now().await;
    counter.set(3);
}

#[tokio::main]
async fn main() {
    tokio::spawn(count()).await.unwrap();
}
