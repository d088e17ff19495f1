//! chapter: 06_send
//! plain: `tokio::spawn` asks for `Send` on every runtime, the single-threaded one too; `spawn_local` is the one that does not ask.

use std::rc::Rc;

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let name = Rc::new("api");
    tokio::spawn(async move {
        println!("{name} is up");
    })
    .await
    .unwrap();
}
// ANCHOR_END: main
