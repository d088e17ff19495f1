//! Two checks share one board: each waits first, then locks for one statement.
use std::sync::Mutex;
use std::time::Duration;
use tokio::time::sleep;

// ANCHOR: code
async fn check(name: &'static str, wait: u64, board: &Mutex<Vec<String>>) {
    sleep(Duration::from_millis(wait)).await; // the ping
    board.lock().unwrap().push(format!("{name} is up"));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let board = Mutex::new(Vec::new());
    tokio::join!(check("api", 30, &board), check("db", 20, &board));
    println!("{:?}", board.into_inner().unwrap());
}
// ANCHOR_END: code
