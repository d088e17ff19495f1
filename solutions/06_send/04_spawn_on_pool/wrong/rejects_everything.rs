//! fails: fair_use_compiles_and_misuse_does_not
//! says: `ui/fair_use_of_a_cell.rs` must compile with your code
//! says: nor `Unpin`

use tokio::task::JoinHandle;

/// No async block is `Unpin`, so no misuse compiles, and no use either.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send + Unpin + 'static,
    F::Output: Send,
{
    tokio::spawn(job)
}
