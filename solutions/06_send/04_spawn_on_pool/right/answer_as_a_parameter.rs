//! The answer's type has a name of its own.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F, T>(job: F) -> JoinHandle<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    tokio::spawn(job)
}
