//! fails: a_task_can_record
//! says: can call blocking only when running on the multi-threaded runtime
//!
//! Tells the runtime that it is going to block. Works on one flavour of runtime, and only there.
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
        tokio::task::block_in_place(|| {
            *self.reports.blocking_lock().entry(service).or_default() += 1;
        });
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        tokio::task::block_in_place(|| {
            self.reports
                .blocking_lock()
                .get(service)
                .copied()
                .unwrap_or(0)
        })
    }
}
