//! fails: dropped_at_once_it_never_beats
//! says: is lost on a task that has not begun
//!
//! `notify_waiters` wakes those who wait now, and leaves nothing for later.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::sleep;
pub struct Heartbeat {
    n: Arc<Notify>,
}
impl Heartbeat {
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let n = Arc::new(Notify::new());
        let m = n.clone();
        tokio::spawn(async move {
            loop {
                tokio::select! { biased; () = m.notified() => break, () = sleep(period) => beat() }
            }
        });
        Self { n }
    }
}
impl Drop for Heartbeat {
    fn drop(&mut self) {
        self.n.notify_waiters();
    }
}
