//! fails: every_failed_ping_is_counted
//! says: the count is 1, expected 2
//!
//! An atomic, but read in one step and written in another.
use std::sync::atomic::{AtomicU32, Ordering};

/// How many failed pings raise the alert.
pub const LIMIT: u32 = 3;

/// The failed pings of one service.
#[derive(Default)]
pub struct Failures {
    count: AtomicU32,
}

impl Failures {
    pub fn new() -> Failures {
        Failures::default()
    }

    /// Waits for the ping, counts it if it failed, and sends the alert if it is the one that has to.
    pub async fn check(&self, ping: impl Future<Output = bool>, alert: impl Future<Output = ()>) {
        let seen = self.count.load(Ordering::SeqCst);
        if ping.await {
            return;
        }
        if seen + 1 == LIMIT {
            alert.await;
        }
        self.count.store(seen + 1, Ordering::SeqCst);
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        self.count.load(Ordering::Relaxed)
    }
}
