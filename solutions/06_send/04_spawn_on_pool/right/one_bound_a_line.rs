//! Each promise in a line of its own.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<<F as Future>::Output>
where
    F: Future,
    F: Send,
    F: 'static,
    <F as Future>::Output: Send,
{
    tokio::spawn(Box::pin(job))
}
