//! fails: dropping_one_leaves_the_others
//! says: Each Heartbeat ends its own task and no other

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::sleep;

static DROPPED: AtomicUsize = AtomicUsize::new(0);

/// Beats in the background for as long as it lives.
pub struct Heartbeat {}

impl Heartbeat {
    /// Starts a task that calls `beat` once every `period`, first after one period.
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let dropped = DROPPED.load(Ordering::SeqCst);
        tokio::spawn(async move {
            loop {
                sleep(period).await;
                if DROPPED.load(Ordering::SeqCst) > dropped {
                    break;
                }
                beat();
            }
        });
        Self {}
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}
