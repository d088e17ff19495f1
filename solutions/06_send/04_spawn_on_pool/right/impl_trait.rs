//! The job's type has no name at all.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<T: Send + 'static>(
    job: impl Future<Output = T> + Send + 'static,
) -> JoinHandle<T> {
    tokio::spawn(job)
}
