//! fails: dropped_at_once_it_never_beats
//! says: is lost on a task that has not begun
//!
//! The task subscribes when it begins, and misses what was sent before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::sleep;
pub struct Heartbeat {
    t: tokio::sync::broadcast::Sender<()>,
}
impl Heartbeat {
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let (t, _) = tokio::sync::broadcast::channel(1);
        let u = t.clone();
        tokio::spawn(async move {
            let mut r = u.subscribe();
            loop {
                tokio::select! { _ = r.recv() => break, () = sleep(period) => beat() }
            }
        });
        Self { t }
    }
}
impl Drop for Heartbeat {
    fn drop(&mut self) {
        let _ = self.t.send(());
    }
}
