//! The same deadlock on a multi-thread runtime: the workers are free, but the lock is not.
#![allow(clippy::await_holding_lock)] // The bug that the figure shows.
use probe::{Recorder, wait_ms};
use std::sync::Mutex;

type Board = Mutex<Vec<&'static str>>;

async fn check(rec: &Recorder, name: &'static str, ms: u64, board: &Board) {
    rec.note("asks for the lock");
    let mut board = board.lock().unwrap();
    rec.note("has the lock");
    wait_ms(ms).await; // the ping, under the guard
    board.push(name);
}

pub fn run(rec: &Recorder) {
    let board = Board::default();
    // ANCHOR: code
    rec.workers(
        2,
        rec.track("checks", async {
            // `join!` keeps both checks in the one task that `block_on` polls.
            tokio::join!(
                rec.track("api", check(rec, "api", 300, &board)),
                rec.track("db", check(rec, "db", 200, &board)),
            );
        }),
    );
    // ANCHOR_END: code
}
