//! fails: counting_goes_on_while_the_alert_is_sent
//! says: the count is locked
//!
//! Loses nothing, because nobody else gets in while the alert is being sent.
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
        if ping.await {
            return;
        }
        let mut count = self.count.lock().await;
        *count += 1;
        if *count == LIMIT {
            alert.await;
        }
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        *self.count.lock().await
    }
}
