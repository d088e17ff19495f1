//! While vigil watches a service it sends a sign of life, a *heartbeat*, from a task in the
//! background. When the service is taken out of the configuration, its `Heartbeat` is
//! dropped. But the task goes on: the beats never end, and each reload of the configuration
//! adds one more task.
//!
//! **Your task.** Repair `Heartbeat` so that dropping it ends its task: from then on there is
//! no beat, and after one more `period` at the latest the task is gone, with all that it owns.
//! Add whatever fields you need; `start` keeps its signature.
//!
//! ## What the grader checks
//!
//! That the beats come while the `Heartbeat` lives, that they end with it (also when it is
//! dropped at once, or outside the runtime), that the task lets go of what it owns, and that other heartbeats are left alone.

use std::time::Duration;
use tokio::time::sleep;

/// Beats in the background for as long as it lives.
pub struct Heartbeat {}

impl Heartbeat {
    /// Starts a task that calls `beat` once every `period`, first after one period.
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        tokio::spawn(async move {
            loop {
                sleep(period).await;
                beat();
            }
        });
        Self {}
    }
}
