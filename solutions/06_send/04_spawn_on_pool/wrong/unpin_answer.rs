//! fails: fair_use_compiles_and_misuse_does_not
//! says: `ui/fair_use_of_owned_values.rs` must compile with your code
//!
//! The answer is moved as any value is: nobody pins it.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + Unpin,
{
    tokio::spawn(job)
}
