//! Tokio's mutex in the place of the deadlock: it ends, but the second ping starts when the first is over.
use probe::{Recorder, wait_ms};
use tokio::sync::Mutex;

type Board = Mutex<Vec<&'static str>>;

// ANCHOR: code
async fn check(rec: &Recorder, name: &'static str, ms: u64, board: &Board) {
    rec.note("asks for the lock");
    let mut board = board.lock().await;
    rec.note("has the lock");
    wait_ms(ms).await; // the ping, under the guard
    board.push(name);
}

pub fn run(rec: &Recorder) {
    let board = Board::default();
    rec.paused(rec.track("checks", async {
        tokio::join!(
            rec.track("api", check(rec, "api", 30, &board)),
            rec.track("db", check(rec, "db", 20, &board)),
        );
    }));
}
// ANCHOR_END: code
