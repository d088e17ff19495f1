//! Two checks, one awaited after the other: the second is made when the first is done.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        rec.track("checks", async {
            rec.track("api", wait_ms(30)).await;
            rec.track("database", wait_ms(20)).await;
        })
        .await;
    });
    // ANCHOR_END: code
}
