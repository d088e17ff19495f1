//! All promises in one trait, for a program that writes them often.

use tokio::task::JoinHandle;

/// What the pool can run.
pub trait Job: Future<Output: Send> + Send + 'static {}

impl<F: Future<Output: Send> + Send + 'static> Job for F {}

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<F: Job>(job: F) -> JoinHandle<F::Output> {
    tokio::spawn(job)
}
