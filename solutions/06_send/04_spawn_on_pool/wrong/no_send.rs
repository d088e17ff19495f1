//! fails: compile
//! says: `F` cannot be sent between threads safely

use tokio::task::JoinHandle;

/// A job that is tied to its thread.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: Send,
{
    tokio::spawn(job)
}
