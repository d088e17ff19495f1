//! fails: compile
//! says: cannot be shared between threads safely
//!
//! No lock at all: then the board cannot be shared.
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How many reports each service has sent.
#[derive(Default)]
pub struct Board {
    reports: RefCell<BTreeMap<&'static str, u32>>,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// Counts one report of a service.
    pub fn record(&self, service: &'static str) {
        *self.reports.borrow_mut().entry(service).or_default() += 1;
    }

    /// How many reports the service has sent.
    pub fn count(&self, service: &'static str) -> u32 {
        self.reports.borrow().get(service).copied().unwrap_or(0)
    }
}
