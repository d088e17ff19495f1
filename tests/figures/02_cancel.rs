//! A check is dropped while it waits: its destructor runs, the code after its await never.
use std::time::Duration;

use probe::{Recorder, wait_ms};

// ANCHOR: guard
struct Line<'a>(&'a Recorder);

impl Drop for Line<'_> {
    fn drop(&mut self) {
        self.0.note("line closed");
    }
}
// ANCHOR_END: guard

pub fn run(rec: &Recorder) {
    // ANCHOR: code
    rec.paused(async {
        let check = async {
            let _line = Line(rec);
            rec.note("line opened");
            wait_ms(1000).await;
            rec.note("answered"); // never
        };
        let check = rec.track("check", check);
        let patience = Duration::from_millis(20);
        let round = async {
            let _ = tokio::time::timeout(patience, check).await;
            wait_ms(10).await;
            rec.note("round goes on");
        };
        rec.track("round", round).await;
    });
    // ANCHOR_END: code
}
