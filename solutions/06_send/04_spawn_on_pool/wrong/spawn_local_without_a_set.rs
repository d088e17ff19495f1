//! fails: fair_use_compiles_and_misuse_does_not, the_job_runs_without_being_awaited
//! says: must not compile with your code, but it does
//! says: Which bound says that a job may move?
//! says: `spawn_local` called from outside of a `task::LocalSet`

use tokio::task::{JoinHandle, spawn_local};

/// `spawn_local` compiles without `Send`: no pool, and no `LocalSet` either.
pub fn spawn_on_pool<F>(job: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
{
    spawn_local(job)
}
