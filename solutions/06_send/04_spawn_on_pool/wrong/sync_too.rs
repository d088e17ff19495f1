//! fails: fair_use_compiles_and_misuse_does_not
//! says: `ui/fair_use_of_a_cell.rs` must compile with your code
//! says: So it need not be `Sync`

use tokio::task::JoinHandle;

/// One bound too many: a job that holds a `Cell` is locked out.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + Send + Sync + 'static,
    F::Output: Send,
{
    tokio::spawn(job)
}
