//! `notify_one` leaves a permit, so that a task that has not begun finds it.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
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
        self.n.notify_one();
    }
}
