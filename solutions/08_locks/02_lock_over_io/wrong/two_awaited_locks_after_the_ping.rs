//! fails: nobody_comes_between_the_number_and_the_report, checks_on_two_threads_share_one_numbering
//! says: Both got the number 1
//! says: two calls of `lock` let others in between
//!
//! Each access is locked, but the second lock is an await of its own.
use std::sync::Arc;
use tokio::sync::Mutex;

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
        self.reports.lock().await.clone()
    }
}

impl Connection {
    /// Waits for the ping, writes the report, and returns its number.
    pub async fn check(&self, ping: impl Future<Output = bool>) -> usize {
        let up = ping.await;
        let number = self.reports.lock().await.len() + 1;
        self.reports.lock().await.push(Report {
            number,
            service: self.service,
            up,
        });
        number
    }
}
