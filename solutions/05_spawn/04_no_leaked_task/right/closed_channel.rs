//! The task ends itself when the other end of a channel is gone: no abort, and it could still clean
//! up at leisure (chapter 26).

use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::sleep;

/// Beats in the background for as long as it lives.
pub struct Heartbeat {
    _alive: oneshot::Sender<()>,
}

impl Heartbeat {
    /// Starts a task that calls `beat` once every `period`, first after one period.
    pub fn start(period: Duration, mut beat: impl FnMut() + Send + 'static) -> Self {
        let (alive, mut gone) = oneshot::channel::<()>();
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    biased;
                    _ = &mut gone => break,
                    () = sleep(period) => beat(),
                }
            }
        });
        Self { _alive: alive }
    }
}
