//! fails: it_can_be_dropped_outside_the_runtime
//! says: `tokio::spawn` needs a running runtime
//!
//! The destructor spawns a task that aborts the other.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::sleep;
pub struct Heartbeat {
    h: Option<JoinHandle<()>>,
}
impl Heartbeat {
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let h = tokio::spawn(async move {
            loop {
                sleep(period).await;
                beat();
            }
        });
        Self { h: Some(h) }
    }
}
impl Drop for Heartbeat {
    fn drop(&mut self) {
        let h = self.h.take().unwrap();
        tokio::spawn(async move {
            h.abort();
            let _ = h.await;
        });
    }
}
