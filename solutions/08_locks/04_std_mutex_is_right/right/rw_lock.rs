//! A lock that lets many readers in at once.
use std::collections::BTreeMap;
use std::sync::RwLock;

/// How many reports each service has sent.
#[derive(Default)]
pub struct Board {
    reports: RwLock<BTreeMap<&'static str, u32>>,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// Counts one report of a service.
    pub fn record(&self, service: &'static str) {
        *self.reports.write().unwrap().entry(service).or_default() += 1;
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        self.reports
            .read()
            .unwrap()
            .get(service)
            .copied()
            .unwrap_or(0)
    }
}
