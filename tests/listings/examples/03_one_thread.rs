//! The two sides of `join!` share one task, and so one thread at a time, on any runtime.
use std::thread;

// ANCHOR: main
async fn who() -> thread::ThreadId {
    thread::current().id()
}

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() {
    let (left, right) = tokio::join!(who(), who());
    println!("same thread: {}", left == right);
}
// ANCHOR_END: main
