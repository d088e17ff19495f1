//! `spawn_local` compiles anywhere, and panics where no local set or local runtime drives it.

use tokio::task::spawn_local;

#[tokio::main]
async fn main() {
    // ANCHOR: code
    let task = tokio::spawn(async {
        spawn_local(async { println!("api is up") });
    });
    let panic = task.await.unwrap_err().into_panic();
    println!("{}", panic.downcast_ref::<&str>().unwrap());
    // ANCHOR_END: code
}
