//! `abort` asks at 10 ms; the task's future is dropped when the runtime next gets to it.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        rec.track("vigil", async {
            let handle = rec.spawn("mail", wait_ms(20));
            wait_ms(10).await;
            handle.abort();
            rec.note("abort has returned");
            let result = handle.await;
            assert!(result.is_err_and(|error| error.is_cancelled()));
            rec.note("the handle is ready");
        })
        .await;
    });
    // ANCHOR_END: code
}
