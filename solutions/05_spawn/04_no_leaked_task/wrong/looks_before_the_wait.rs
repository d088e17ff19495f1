//! fails: dropping_one_ends_its_task
//! says: one more beat
//! says: look at the flag after the wait
//!
//! The flag is right, but the Heartbeat is dropped while the task waits, after it has looked.

use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::time::sleep;

/// Beats in the background for as long as it lives.
pub struct Heartbeat {
    _alive: Arc<()>,
}

impl Heartbeat {
    /// Starts a task that calls `beat` once every `period`, first after one period.
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let alive = Arc::new(());
        let seen: Weak<()> = Arc::downgrade(&alive);
        tokio::spawn(async move {
            loop {
                if seen.strong_count() == 0 {
                    break;
                }
                sleep(period).await;
                beat();
            }
        });
        Self { _alive: alive }
    }
}
