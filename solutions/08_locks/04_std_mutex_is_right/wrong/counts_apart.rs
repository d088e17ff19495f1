//! fails: threads_can_record
//! says: the board counts
//!
//! Reads under one lock and writes under the next.
use std::collections::BTreeMap;
use std::sync::Mutex;

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
        let count = self.count(service) + 1;
        self.reports.lock().unwrap().insert(service, count);
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        self.reports
            .lock()
            .unwrap()
            .get(service)
            .copied()
            .unwrap_or(0)
    }
}
