//! fails: the_alert_is_sent_once
//! says: "failure 3", "failure 4", "failure 5"
//!
//! Counts well, but marks the alert as sent only when it has been sent.
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many failed pings raise the alert.
pub const LIMIT: u32 = 3;

/// The failed pings of one service.
#[derive(Default)]
pub struct Failures {
    count: Mutex<u32>,
    alerted: AtomicBool,
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
        *self.count.lock().unwrap() += 1;
        if self.count().await >= LIMIT && !self.alerted.load(Ordering::SeqCst) {
            alert.await;
            self.alerted.store(true, Ordering::SeqCst);
        }
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        *self.count.lock().unwrap()
    }
}
