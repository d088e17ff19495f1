//! Two checks in one task: the first keeps the guard while it waits, the second blocks the only thread.
#![allow(clippy::await_holding_lock)] // The bug that the figure shows.
use probe::{Recorder, wait_ms};
use std::sync::Mutex;

type Board = Mutex<Vec<&'static str>>;

// ANCHOR: code
async fn check(rec: &Recorder, name: &'static str, ms: u64, board: &Board) {
    rec.note("asks for the lock");
    let mut board = board.lock().unwrap();
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
