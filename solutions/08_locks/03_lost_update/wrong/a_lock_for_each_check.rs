//! fails: every_failed_ping_is_counted
//! says: the count is 1, expected 2
//!
//! Locks once, but a lock of its own, around a copy.
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
        let mine = Mutex::new(*self.count.lock().unwrap());
        if ping.await {
            return;
        }
        let count = {
            let mut mine = mine.lock().unwrap();
            *mine += 1;
            *mine
        };
        *self.count.lock().unwrap() = count;
        if count == LIMIT {
            alert.await;
        }
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        *self.count.lock().unwrap()
    }
}
