//! On one thread, a spawned task first runs when the spawning task awaits.

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handle = tokio::spawn(async { println!("task") });
    println!("main, after spawn");
    handle.await.expect("the task does not panic");
    println!("main, after await");
}
// ANCHOR_END: main
