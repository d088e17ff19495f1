//! `abort` cannot interrupt code that does not await.
use std::sync::mpsc;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let (started, has_started) = mpsc::channel();
    let (aborted, was_aborted) = mpsc::channel();
    // ANCHOR: busy
    let handle = tokio::spawn(async move {
        started.send(()).unwrap();
        was_aborted.recv().unwrap(); // blocks: no await here
        println!("after the abort, still running");
        tokio::task::yield_now().await;
        println!("this line never runs");
    });
    has_started.recv().unwrap();
    handle.abort();
    aborted.send(()).unwrap();
    println!("cancelled: {}", handle.await.unwrap_err().is_cancelled());
    // ANCHOR_END: busy
}
