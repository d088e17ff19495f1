//! fails: checks_on_two_threads_share_one_numbering
//! says: the first one with a wrong number is
//! says: two calls of `lock` let others in between
//!
//! No await between the two locks, so only another thread can come in between.
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
}

/// Watches one service.
pub struct Connection {
    service: &'static str,
    reports: Arc<Mutex<Vec<Report>>>,
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
        }
    }

    /// All reports so far, by number.
    pub async fn reports(&self) -> Vec<Report> {
        self.reports.lock().unwrap().clone()
    }
}

impl Connection {
    /// Waits for the ping, writes the report, and returns its number.
    pub async fn check(&self, ping: impl Future<Output = bool>) -> usize {
        let up = ping.await;
        let number = self.reports.lock().unwrap().len() + 1;
        self.reports.lock().unwrap().push(Report {
            number,
            service: self.service,
            up,
        });
        number
    }
}
