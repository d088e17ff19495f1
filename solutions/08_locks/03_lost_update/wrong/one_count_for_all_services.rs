//! fails: each_service_has_its_own_count
//! says: counts for one service
//!
//! One count for the whole program.
use std::sync::Mutex;

/// How many failed pings raise the alert.
pub const LIMIT: u32 = 3;

static COUNT: Mutex<u32> = Mutex::new(0);

/// The failed pings of one service.
#[derive(Default)]
pub struct Failures {
    _of_one_service: (),
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
            let mut count = COUNT.lock().unwrap();
            *count += 1;
            *count
        };
        if count == LIMIT {
            alert.await;
        }
    }

    /// The failed pings so far.
    pub async fn count(&self) -> u32 {
        *COUNT.lock().unwrap()
    }
}
