//! The map is only changed for a new service; the counting itself needs no lock for writing.
use std::collections::BTreeMap;
use std::sync::RwLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// How many reports each service has sent.
#[derive(Default)]
pub struct Board {
    reports: RwLock<BTreeMap<&'static str, AtomicU32>>,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// Counts one report of a service.
    pub fn record(&self, service: &'static str) {
        if let Some(count) = self.reports.read().unwrap().get(service) {
            count.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let mut reports = self.reports.write().unwrap();
        reports
            .entry(service)
            .or_default()
            .fetch_add(1, Ordering::Relaxed);
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        let reports = self.reports.read().unwrap();
        reports
            .get(service)
            .map_or(0, |count| count.load(Ordering::Relaxed))
    }
}
