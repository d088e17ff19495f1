//! fails: checks_wait_at_the_same_time
//! says: the thread is blocked inside a poll
//!
//! The standard library's mutex in the same place: not slow, but stopped forever.
#![allow(clippy::await_holding_lock)]
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
        let mut reports = self.reports.lock().unwrap();
        let up = ping.await;
        let number = reports.len() + 1;
        reports.push(Report {
            number,
            service: self.service,
            up,
        });
        number
    }
}
