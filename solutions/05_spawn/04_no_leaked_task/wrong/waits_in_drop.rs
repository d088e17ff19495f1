//! fails: dropping_one_ends_its_task, it_beats_while_it_lives
//! says: CPU
//! says: you cannot wait in `drop`

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
        // The runtime would drop the task on this very thread, which never gets back to it.
        while !self.task.is_finished() {
            std::thread::yield_now();
        }
    }
}
