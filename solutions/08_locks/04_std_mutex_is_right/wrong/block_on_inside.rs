//! fails: a_task_can_record
//! says: Cannot start a runtime from within a runtime
//!
//! Another runtime, to await the lock in a function that is not async.
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
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            *self.reports.lock().await.entry(service).or_default() += 1;
        });
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async { self.reports.lock().await.get(service).copied().unwrap_or(0) })
    }
}
