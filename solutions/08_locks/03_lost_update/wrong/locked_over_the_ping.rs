//! fails: checks_wait_at_the_same_time
//! says: took 60 ms together
//!
//! Mends the lost update by locking everything.
use tokio::sync::Mutex;

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
        let mut count = self.count.lock().await;
        if ping.await {
            return;
        }
        *count += 1;
        let reached = *count == LIMIT;
        drop(count);
        if reached {
            alert.await;
        }
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        *self.count.lock().await
    }
}
