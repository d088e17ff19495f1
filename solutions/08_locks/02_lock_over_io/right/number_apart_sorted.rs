//! The number is counted apart, so the order of writing says nothing: who reads sorts.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// The result of one check.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// 1 for the first report on the board.
    pub number: usize,
    pub service: &'static str,
    pub up: bool,
}

/// What all connections write to.
#[derive(Default)]
pub struct Board {
    reports: Arc<Mutex<Vec<Report>>>,
    last: Arc<AtomicUsize>,
}

/// Watches one service.
pub struct Connection {
    service: &'static str,
    reports: Arc<Mutex<Vec<Report>>>,
    last: Arc<AtomicUsize>,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// A connection that reports to this board.
    pub fn connect(&self, service: &'static str) -> Connection {
        Connection {
            service,
            reports: self.reports.clone(),
            last: self.last.clone(),
        }
    }

    /// All reports so far, by number.
    pub async fn reports(&self) -> Vec<Report> {
        let mut all = self.reports.lock().unwrap().clone();
        all.sort_by_key(|r| r.number);
        all
    }
}

impl Connection {
    /// Waits for the ping, writes the report, and returns its number.
    pub async fn check(&self, ping: impl Future<Output = bool>) -> usize {
        let up = ping.await;
        let number = self.last.fetch_add(1, Ordering::SeqCst) + 1;
        self.reports.lock().unwrap().push(Report {
            number,
            service: self.service,
            up,
        });
        number
    }
}
