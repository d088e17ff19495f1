//! fails: all_connections_share_one_numbering
//! says: a lock guards only those who share it
//!
//! A lock for each connection: nobody waits for anybody, and nobody shares anything.
use std::sync::{Arc, Mutex};

/// The result of one check.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// 1 for the first report on the board.
    pub number: usize,
    pub service: &'static str,
    pub up: bool,
}

type Reports = Arc<Mutex<Vec<Report>>>;

/// What all connections write to.
#[derive(Default)]
pub struct Board {
    connections: Mutex<Vec<Reports>>,
}

/// Watches one service.
pub struct Connection {
    service: &'static str,
    reports: Reports,
}

impl Board {
    pub fn new() -> Board {
        Board::default()
    }

    /// A connection that reports to this board.
    pub fn connect(&self, service: &'static str) -> Connection {
        let reports = Reports::default();
        self.connections.lock().unwrap().push(reports.clone());
        Connection { service, reports }
    }

    /// All reports so far, by number.
    pub async fn reports(&self) -> Vec<Report> {
        let connections = self.connections.lock().unwrap();
        connections
            .iter()
            .flat_map(|reports| reports.lock().unwrap().clone())
            .collect()
    }
}

impl Connection {
    /// Waits for the ping, writes the report, and returns its number.
    pub async fn check(&self, ping: impl Future<Output = bool>) -> usize {
        let up = ping.await;
        let mut reports = self.reports.lock().unwrap();
        let number = reports.len() + 1;
        reports.push(Report {
            number,
            service: self.service,
            up,
        });
        number
    }
}
