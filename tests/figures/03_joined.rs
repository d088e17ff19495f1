//! The same two checks in a `join!`: both wait at the same time, in one task.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        rec.track("checks", async {
            tokio::join!(
                rec.track("api", wait_ms(30)),
                rec.track("database", wait_ms(20)),
            );
        })
        .await;
    });
    // ANCHOR_END: code
}
