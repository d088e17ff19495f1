//! The bound of the answer stands inside the bound of the job.

use tokio::task::JoinHandle;
pub trait Job: Future<Output: Send + 'static> + Send + 'static {}
impl<F: Future<Output: Send + 'static> + Send + 'static> Job for F {}
pub fn spawn_on_pool<F: Job>(job: F) -> JoinHandle<F::Output> {
    tokio::spawn(job)
}
