//! fails: compile
//! says: `<F as Future>::Output` cannot be sent between threads safely

use tokio::task::JoinHandle;

/// A job that may change threads, with an answer that may not.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
{
    tokio::spawn(job)
}
