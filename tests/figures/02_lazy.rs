//! Two futures are made at once. One is polled later, the other one never.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        let round = async {
            let api = rec.track("api", wait_ms(20));
            let db = rec.track("db", wait_ms(20));
            wait_ms(30).await;
            rec.note("30 ms, nobody polled");
            api.await;
            drop(db);
        };
        rec.track("round", round).await;
    });
    // ANCHOR_END: code
}
