//! Whoever starts a task owns its end. The handle alone does not end anything when it is dropped,
//! so `Drop` says it. It cannot await, and need not: nobody waits for this task.

use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Beats in the background for as long as it lives.
pub struct Heartbeat {
    task: JoinHandle<()>,
}

impl Heartbeat {
    /// Starts a task that calls `beat` once every `period`, first after one period.
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let task = tokio::spawn(async move {
            loop {
                sleep(period).await;
                beat();
            }
        });
        Self { task }
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        self.task.abort();
    }
}
