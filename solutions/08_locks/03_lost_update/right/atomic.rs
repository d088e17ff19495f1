//! One number needs no lock: `fetch_add` reads and writes in one step.
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
        if ping.await {
            return;
        }
        if self.count.fetch_add(1, Ordering::Relaxed) + 1 == LIMIT {
            alert.await;
        }
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        self.count.load(Ordering::Relaxed)
    }
}
