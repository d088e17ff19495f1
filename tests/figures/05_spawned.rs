//! The two checks of `join!`, each in a task of its own: a wake reaches one check alone.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        rec.track("checks", async {
            let api = rec.spawn("api", wait_ms(30));
            let database = rec.spawn("database", wait_ms(20));
            api.await.expect("the check does not panic");
            database.await.expect("the check does not panic");
        })
        .await;
    });
    // ANCHOR_END: code
}
