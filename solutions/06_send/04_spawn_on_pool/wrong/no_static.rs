//! fails: compile
//! says: the parameter type `F` may not live long enough

use tokio::task::JoinHandle;

/// A job that may borrow from its caller.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send,
    F::Output: Send + 'static,
{
    tokio::spawn(job)
}
