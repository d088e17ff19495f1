//! fails: dropping_one_ends_its_task
//! says: it has not ended, it only keeps quiet

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::sleep;

/// Beats in the background for as long as it lives.
pub struct Heartbeat {
    alive: Arc<AtomicBool>,
}

impl Heartbeat {
    /// Starts a task that calls `beat` once every `period`, first after one period.
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let alive = Arc::new(AtomicBool::new(true));
        let seen = Arc::clone(&alive);
        tokio::spawn(async move {
            loop {
                sleep(period).await;
                if seen.load(Ordering::SeqCst) {
                    beat();
                }
            }
        });
        Self { alive }
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        self.alive.store(false, Ordering::SeqCst);
    }
}
