//! fails: dropping_one_ends_its_task
//! says: aborting a task does not abort what that task has spawned

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
            let inner = tokio::spawn(async move {
                loop {
                    sleep(period).await;
                    beat();
                }
            });
            let _ = inner.await;
        });
        Self { task }
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        self.task.abort();
    }
}
