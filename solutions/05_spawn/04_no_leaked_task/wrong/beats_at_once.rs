//! fails: it_beats_while_it_lives
//! says: let that one pass without a beat
//!
//! Takes the first tick of an interval for the end of the first period.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::sleep;
pub struct Heartbeat {
    h: JoinHandle<()>,
}
impl Heartbeat {
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let h = tokio::spawn(async move {
            let mut t = tokio::time::interval(period);
            loop {
                t.tick().await;
                beat();
            }
        });
        Self { h }
    }
}
impl Drop for Heartbeat {
    fn drop(&mut self) {
        self.h.abort();
    }
}
