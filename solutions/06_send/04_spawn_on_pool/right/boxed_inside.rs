//! Boxed as a `dyn Future + Send`, which is `'static` by default.

use std::pin::Pin;
use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<T: Send + 'static>(
    job: impl Future<Output = T> + Send + 'static,
) -> JoinHandle<T> {
    let job: Pin<Box<dyn Future<Output = T> + Send>> = Box::pin(job);
    tokio::spawn(job)
}
