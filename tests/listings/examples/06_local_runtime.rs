//! A runtime on which every task stays on one thread: no `LocalSet` is needed.

use std::rc::Rc;
use tokio::runtime::LocalRuntime;
use tokio::task::spawn_local;

fn main() {
    // ANCHOR: code
    let runtime = LocalRuntime::new().unwrap();
    runtime.block_on(async {
        let name = Rc::new("api");
        let task = spawn_local(async move { println!("{name} is up") });
        task.await.unwrap();
    });
    // ANCHOR_END: code
    by_attribute();
}

/// The same by the attribute.
#[tokio::main(flavor = "local")]
async fn by_attribute() {
    let name = Rc::new("database");
    spawn_local(async move { println!("{name} is up") })
        .await
        .unwrap();
}
