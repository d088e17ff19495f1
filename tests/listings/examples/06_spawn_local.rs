//! Two tasks share an `Rc` and a `Cell`: both stay on the thread of their `LocalSet`.

use std::cell::Cell;
use std::rc::Rc;
use tokio::task::{LocalSet, spawn_local, yield_now};

// ANCHOR: code
async fn check(failures: Rc<Cell<u32>>) {
    failures.set(failures.get() + 1);
    yield_now().await;
}

#[tokio::main]
async fn main() {
    let set = LocalSet::new();
    set.run_until(async {
        let failures = Rc::new(Cell::new(0));
        let api = spawn_local(check(Rc::clone(&failures)));
        let database = spawn_local(check(Rc::clone(&failures)));
        api.await.unwrap();
        database.await.unwrap();
        println!("{} failures", failures.get());
    })
    .await;
}
// ANCHOR_END: code
