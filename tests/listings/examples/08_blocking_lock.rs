//! `blocking_lock` inside a task panics, even when the lock is free.
use std::sync::Arc;
use tokio::sync::Mutex;

// ANCHOR: code
fn report(board: &Mutex<Vec<&'static str>>, name: &'static str) {
    board.blocking_lock().push(name);
}

#[tokio::main]
async fn main() {
    let board = Arc::new(Mutex::new(Vec::new()));

    let shared = board.clone();
    let in_a_task = tokio::spawn(async move { report(&shared, "api") });
    let panic = in_a_task.await.unwrap_err().into_panic();
    println!("{}", panic.downcast_ref::<String>().unwrap());

    let shared = board.clone();
    let on_a_thread = std::thread::spawn(move || report(&shared, "db"));
    on_a_thread.join().unwrap();
    println!("{:?}", board.lock().await);
}
// ANCHOR_END: code
