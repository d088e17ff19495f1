//! One task owns the count; a check asks it to add, and gets the new count back.

use tokio::sync::{mpsc, oneshot};
pub const LIMIT: u32 = 3;
/// How much to add, and where the new count goes.
type Add = (u32, oneshot::Sender<u32>);

pub struct Failures {
    tx: mpsc::Sender<Add>,
}
impl Default for Failures {
    fn default() -> Failures {
        Failures::new()
    }
}

impl Failures {
    pub fn new() -> Failures {
        let (tx, mut rx) = mpsc::channel::<Add>(1);
        tokio::spawn(async move {
            let mut n = 0;
            while let Some((add, back)) = rx.recv().await {
                n += add;
                let _ = back.send(n);
            }
        });
        Failures { tx }
    }
    async fn add(&self, n: u32) -> u32 {
        let (tx, rx) = oneshot::channel();
        self.tx.send((n, tx)).await.unwrap();
        rx.await.unwrap()
    }
    pub async fn check(&self, ping: impl Future<Output = bool>, alert: impl Future<Output = ()>) {
        if ping.await {
            return;
        }
        if self.add(1).await == LIMIT {
            alert.await
        }
    }
    pub async fn count(&self) -> u32 {
        self.add(0).await
    }
}
