//! A watch channel: `send_modify` locks for one closure, and nobody can await in it.

use tokio::sync::watch;
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub number: usize,
    pub service: &'static str,
    pub up: bool,
}
pub struct Board {
    reports: watch::Sender<Vec<Report>>,
}
pub struct Connection {
    service: &'static str,
    reports: watch::Sender<Vec<Report>>,
}
impl Default for Board {
    fn default() -> Self {
        Board {
            reports: watch::Sender::new(Vec::new()),
        }
    }
}
impl Board {
    pub fn new() -> Board {
        Board::default()
    }
    pub fn connect(&self, service: &'static str) -> Connection {
        Connection {
            service,
            reports: self.reports.clone(),
        }
    }
    pub async fn reports(&self) -> Vec<Report> {
        self.reports.borrow().clone()
    }
}
impl Connection {
    pub async fn check(&self, ping: impl Future<Output = bool>) -> usize {
        let up = ping.await;
        let mut number = 0;
        self.reports.send_modify(|reports| {
            number = reports.len() + 1;
            reports.push(Report {
                number,
                service: self.service,
                up,
            });
        });
        number
    }
}
