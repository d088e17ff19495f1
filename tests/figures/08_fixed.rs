//! The same two checks, each with its guard in one statement after the ping: nobody waits for a lock.
use probe::{Recorder, wait_ms};
use std::sync::Mutex;

type Board = Mutex<Vec<&'static str>>;

// ANCHOR: code
async fn check(rec: &Recorder, name: &'static str, ms: u64, board: &Board) {
    wait_ms(ms).await; // the ping, without a lock
    rec.note("asks for the lock");
    board.lock().unwrap().push(name);
    rec.note("has written, the lock is free");
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
