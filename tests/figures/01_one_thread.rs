//! Three checks wait on one thread: the longest wait is the whole time.
use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        tokio::join!(
            rec.track("api", wait_ms(30)),
            rec.track("db", wait_ms(20)),
            rec.track("mail", wait_ms(40)),
        );
    });
    // ANCHOR_END: code
}
