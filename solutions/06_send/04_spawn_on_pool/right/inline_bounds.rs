//! The bound on the answer inside the bound on the job.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F: Future<Output: Send> + Send + 'static>(job: F) -> JoinHandle<F::Output> {
    tokio::spawn(job)
}
