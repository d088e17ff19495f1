//! fails: dropping_one_ends_its_task
//! says: it leaks
//! says: by you or with the struct that holds it, detaches its task

use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Beats in the background for as long as it lives.
pub struct Heartbeat {
    _task: JoinHandle<()>,
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
        Self { _task: task }
    }
}
