//! fails: fair_use_compiles_and_misuse_does_not
//! says: `ui/fair_use_of_owned_values.rs` must compile with your code
//! says: Does a bound of yours fix or limit the answer

use tokio::task::JoinHandle;

/// Jobs without an answer only.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future<Output = ()> + Send + 'static,
{
    tokio::spawn(job)
}
