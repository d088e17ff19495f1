//! fails: each_board_has_its_own_numbering
//! says: after a report went to another board
//!
//! One numbering for the whole program.
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
        let mut reports = self.reports.lock().unwrap();
        static LAST: AtomicUsize = AtomicUsize::new(0);
        let number = LAST.fetch_add(1, Ordering::SeqCst) + 1;
        reports.push(Report {
            number,
            service: self.service,
            up,
        });
        number
    }
}
