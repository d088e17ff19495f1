//! A watch channel: `send_modify` is not async, and waits for its lock as std does.

use std::collections::BTreeMap;
use tokio::sync::watch;
#[derive(Default)]
pub struct Board {
    m: watch::Sender<BTreeMap<&'static str, u32>>,
}
impl Board {
    pub fn new() -> Board {
        Board::default()
    }
    pub fn record(&self, s: &'static str) {
        self.m.send_modify(|m| *m.entry(s).or_default() += 1)
    }
    pub fn count(&self, s: &'static str) -> u32 {
        self.m.borrow().get(s).copied().unwrap_or(0)
    }
}
