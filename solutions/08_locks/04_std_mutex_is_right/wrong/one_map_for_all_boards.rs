//! fails: a_task_can_record
//! says: went to another board
//!
//! One map for the whole program.
use std::collections::BTreeMap;
use std::sync::Mutex;

static REPORTS: Mutex<BTreeMap<&'static str, u32>> = Mutex::new(BTreeMap::new());

/// How many reports each service has sent.
#[derive(Default)]
pub struct Board {
    _everywhere: (),
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// Counts one report of a service.
    pub fn record(&self, service: &'static str) {
        *REPORTS.lock().unwrap().entry(service).or_default() += 1;
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        REPORTS.lock().unwrap().get(service).copied().unwrap_or(0)
    }
}
