//! What a lock held over the ping costs: three checks of 30 ms, on the paused clock.
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

async fn ping() {
    sleep(Duration::from_millis(30)).await;
}

// ANCHOR: code
async fn held(board: &Mutex<u32>) {
    let mut reports = board.lock().await;
    ping().await;
    *reports += 1;
}

async fn taken_after(board: &Mutex<u32>) {
    ping().await;
    *board.lock().await += 1;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let board = Mutex::new(0);

    let start = Instant::now();
    tokio::join!(held(&board), held(&board), held(&board));
    println!("held over the ping:   {} ms", start.elapsed().as_millis());

    let start = Instant::now();
    tokio::join!(
        taken_after(&board),
        taken_after(&board),
        taken_after(&board)
    );
    println!("taken after the ping: {} ms", start.elapsed().as_millis());
}
// ANCHOR_END: code
