//! A watch channel: `send_modify` counts and reads under one lock.

use tokio::sync::watch;
pub const LIMIT: u32 = 3;
#[derive(Default)]
pub struct Failures {
    count: watch::Sender<u32>,
}
impl Failures {
    pub fn new() -> Failures {
        Failures::default()
    }
    pub async fn check(&self, ping: impl Future<Output = bool>, alert: impl Future<Output = ()>) {
        if ping.await {
            return;
        }
        let mut mine = 0;
        self.count.send_modify(|c| {
            *c += 1;
            mine = *c
        });
        if mine == LIMIT {
            alert.await
        }
    }
    pub async fn count(&self) -> u32 {
        *self.count.borrow()
    }
}
