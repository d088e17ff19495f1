//! fails: fair_use_compiles_and_misuse_does_not, the_job_runs_without_being_awaited
//! says: Which bound says that a job depends on nobody's local variable?
//! says: Starting a task means that the runtime polls it

use tokio::task::JoinError;

/// No bound is needed where nothing is spawned: the caller runs the job itself.
pub async fn spawn_on_pool<F: Future>(job: F) -> Result<F::Output, JoinError> {
    Ok(job.await)
}
