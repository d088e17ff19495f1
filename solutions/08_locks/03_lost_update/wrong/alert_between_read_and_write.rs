//! fails: the_alert_is_sent_once
//! says: "failure 3", "failure 4", "failure 5"
//!
//! Reads after the ping, but sends the alert between reading and writing.
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
        let seen = *self.count.lock().unwrap();
        if seen + 1 == LIMIT {
            alert.await;
        }
        *self.count.lock().unwrap() = seen + 1;
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        *self.count.lock().unwrap()
    }
}
