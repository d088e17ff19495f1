//! Three reports compute on one thread: each holds it until it is done.
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use probe::Recorder;

/// Holds the thread: the clock goes on, and nothing else runs.
fn compute_ms(ms: u64) {
    let advance = pin!(tokio::time::advance(Duration::from_millis(ms)));
    let _ = advance.poll(&mut Context::from_waker(Waker::noop()));
}

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        tokio::join!(
            rec.track("api", async { compute_ms(30) }),
            rec.track("db", async { compute_ms(20) }),
            rec.track("mail", async { compute_ms(40) }),
        );
    });
    // ANCHOR_END: code
}
