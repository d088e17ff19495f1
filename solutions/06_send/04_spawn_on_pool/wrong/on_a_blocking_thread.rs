//! fails: the_job_runs_on_the_runtime_of_its_caller
//! says: ["on another thread"]
//!
//! Takes a thread of the blocking pool for as long as the job lasts.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || runtime.block_on(job))
}
