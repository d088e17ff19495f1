//! fails: a_task_can_record
//! says: each service has a count of its own
//!
//! Counts without a lock, and without asking which service reports.
use std::sync::atomic::{AtomicU32, Ordering};

/// How many reports each service has sent.
#[derive(Default)]
pub struct Board {
    reports: AtomicU32,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// Counts one report of a service.
    pub fn record(&self, _service: &'static str) {
        self.reports.fetch_add(1, Ordering::SeqCst);
    }

    /// How many reports the service has sent.
    pub fn count(&self, _service: &'static str) -> u32 {
        self.reports.load(Ordering::SeqCst)
    }
}
