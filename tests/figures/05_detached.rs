//! A handle is dropped at 10 ms; its task runs on to its end.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        rec.track("vigil", async {
            let handle = rec.spawn("mail", wait_ms(20));
            wait_ms(10).await;
            drop(handle);
            rec.note("handle dropped");
            wait_ms(20).await;
        })
        .await;
    });
    // ANCHOR_END: code
}
