//! Both critical sections are a few instructions, and neither can hold an await. That is what the standard library's mutex
//! is for, in async programs too.
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
        *self.reports.lock().unwrap().entry(service).or_default() += 1;
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
