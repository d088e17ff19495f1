//! The bounds of `tokio::spawn` itself. `F: Send`: the job may change threads at an await.
//! `F: 'static`: it borrows nothing that can end before it. `F::Output: Send`: the answer
//! goes to the thread that reads the handle. `F::Output: 'static` would be promised twice:
//! it follows from `F: 'static`.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    tokio::spawn(job)
}
