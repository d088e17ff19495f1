//! The task looks before each beat whether its Heartbeat still lives.

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
                sleep(period).await;
                if seen.strong_count() == 0 {
                    break;
                }
                beat();
            }
        });
        Self { _alive: alive }
    }
}
