//! No lock at all: one task owns the reports, and everybody sends it messages.
use tokio::sync::{mpsc, oneshot};

/// The result of one check.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// 1 for the first report on the board.
    pub number: usize,
    pub service: &'static str,
    pub up: bool,
}

enum Message {
    Write(&'static str, bool, oneshot::Sender<usize>),
    Read(oneshot::Sender<Vec<Report>>),
}

/// What all connections write to.
pub struct Board {
    owner: mpsc::Sender<Message>,
}

/// Watches one service.
pub struct Connection {
    service: &'static str,
    owner: mpsc::Sender<Message>,
}

async fn own(mut messages: mpsc::Receiver<Message>) {
    let mut reports = Vec::new();
    while let Some(message) = messages.recv().await {
        match message {
            Message::Write(service, up, reply) => {
                let number = reports.len() + 1;
                reports.push(Report {
                    number,
                    service,
                    up,
                });
                let _ = reply.send(number);
            }
            Message::Read(reply) => {
                let _ = reply.send(reports.clone());
            }
        }
    }
}

impl Board {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Board {
        let (owner, messages) = mpsc::channel(16);
        tokio::spawn(own(messages));
        Board { owner }
    }

    /// A connection that reports to this board.
    pub fn connect(&self, service: &'static str) -> Connection {
        Connection {
            service,
            owner: self.owner.clone(),
        }
    }

    /// All reports so far, by number.
    pub async fn reports(&self) -> Vec<Report> {
        let (reply, reports) = oneshot::channel();
        let _ = self.owner.send(Message::Read(reply)).await;
        reports.await.unwrap()
    }
}

impl Connection {
    /// Waits for the ping, writes the report, and returns its number.
    pub async fn check(&self, ping: impl Future<Output = bool>) -> usize {
        let up = ping.await;
        let (reply, number) = oneshot::channel();
        let _ = self
            .owner
            .send(Message::Write(self.service, up, reply))
            .await;
        number.await.unwrap()
    }
}
