//! fails: the_job_runs_on_the_runtime_of_its_caller
//! says: ["on another thread"]
//!
//! A second pool beside the caller's.

use std::sync::OnceLock;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    static POOL: OnceLock<Runtime> = OnceLock::new();
    POOL.get_or_init(|| Runtime::new().unwrap()).spawn(job)
}
