//! Both futures are made at 0 ms; the second is first polled at 30 ms.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        rec.track("checks", async {
            let api = rec.track("api", wait_ms(30));
            let database = rec.track("database", wait_ms(20));
            api.await;
            database.await;
        })
        .await;
    });
    // ANCHOR_END: code
}
