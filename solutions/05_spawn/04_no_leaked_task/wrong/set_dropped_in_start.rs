//! fails: it_beats_while_it_lives, dropping_one_leaves_the_others
//! says: has beaten 0 times
//! says: 3 times

use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// Beats in the background for as long as it lives.
pub struct Heartbeat {}

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
        Self {}
    }
}
