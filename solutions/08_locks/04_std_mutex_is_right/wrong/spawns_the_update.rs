//! fails: a_task_can_record
//! says: the report must be on the board when `record` returns
//!
//! Spawns a task that awaits the lock: the report comes some time later, and without a runtime never.
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// How many reports each service has sent.
#[derive(Default)]
pub struct Board {
    reports: Arc<Mutex<BTreeMap<&'static str, u32>>>,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// Counts one report of a service.
    pub fn record(&self, service: &'static str) {
        let reports = self.reports.clone();
        tokio::spawn(async move {
            *reports.lock().await.entry(service).or_default() += 1;
        });
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
