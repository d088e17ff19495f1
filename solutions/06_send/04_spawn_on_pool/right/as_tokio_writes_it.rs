//! Word for word the bounds in tokio's documentation.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    tokio::spawn(job)
}
