//! Count under one guard, carry the answer out as a plain number, and send the alert when the lock is free again. Each
//! failure gets a number of its own, so exactly one check sees `LIMIT`.
//!
//! One wrong answer gets past the grader: `*count.lock().unwrap() += 1` and, on the next line, a second `lock()` that
//! compares. In one task nothing comes between the two lines. On two threads another failure can, and then two alerts
//! are sent, or none. It happens too rarely for a test that must say the same each time.
use std::sync::Mutex;

/// How many failed pings raise the alert.
pub const LIMIT: u32 = 3;

/// The failed pings of one service.
#[derive(Default)]
pub struct Failures {
    count: Mutex<u32>,
}

impl Failures {
    pub fn new() -> Failures {
        Failures::default()
    }

    /// Waits for the ping, counts it if it failed, and sends the alert if it is the one that has to.
    pub async fn check(&self, ping: impl Future<Output = bool>, alert: impl Future<Output = ()>) {
        if ping.await {
            return;
        }
        let count = {
            let mut count = self.count.lock().unwrap();
            *count += 1;
            *count
        };
        if count == LIMIT {
            alert.await;
        }
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        *self.count.lock().unwrap()
    }
}
