//! A check that blocks its thread until another one answers, on the same thread: it hangs.
use std::sync::mpsc::channel;

use probe::{Recorder, wait_ms};

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    let (answer, answers) = channel();
    rec.paused(async {
        tokio::join!(
            rec.track("asks", async {
                rec.note("blocks the thread");
                let _ = answers.recv(); // std's channel: no await, so it never steps aside
            }),
            rec.track("answers", async {
                wait_ms(10).await;
                let _ = answer.send("up");
            }),
        );
    });
    // ANCHOR_END: code
}
