//! A `JoinSet` aborts its tasks when it is dropped, so the field alone is the whole answer.

use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// Beats in the background for as long as it lives.
pub struct Heartbeat {
    _task: JoinSet<()>,
}

impl Heartbeat {
    /// Starts a task that calls `beat` once every `period`, first after one period.
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let mut task = JoinSet::new();
        task.spawn(async move {
            loop {
                sleep(period).await;
                beat();
            }
        });
        Self { _task: task }
    }
}
