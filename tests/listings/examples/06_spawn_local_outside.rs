//! `spawn_local` compiles anywhere, and panics outside of a local set or a local runtime. A task
//! of `tokio::spawn` is outside, even if it was spawned from inside.

use tokio::task::{LocalSet, spawn_local};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: code
    let set = LocalSet::new();
    let task = set.run_until(async {
        tokio::spawn(async {
            spawn_local(async { println!("api is up") });
        })
        .await
    });
    let panic = task.await.unwrap_err().into_panic();
    println!("{}", panic.downcast_ref::<&str>().unwrap());
    // ANCHOR_END: code
}
