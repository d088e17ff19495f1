//! *vigil* counts the failed pings of a service. When the count reaches `LIMIT`, it alerts somebody,
//! once. Several checks of the service may be under way at the same time.
//!
//! This code locks for each access, and holds no guard across an await. Still it loses failures, and
//! with them the alert. Between the two locks another check may have counted too.
//!
//! Repair `check`. You may change the field and its kind; the signatures stay.
//!
//! ## What the grader checks
//!
//! - Every failed ping adds 1 to the count, when it has failed. A good ping changes nothing.
//! - The check whose failure makes the count `LIMIT` awaits its `alert`. No other check does, before or
//!   after.
//! - All this holds for each service apart.
//! - Checks wait for their pings at the same time, and a failure is counted at once, also while an alert
//!   is being sent.
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
        let seen = *self.count.lock().unwrap();
        if ping.await {
            return;
        }
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
