//! Whatever can be turned into a future, as `.await` takes it too.

use tokio::task::JoinHandle;

/// Starts a job on the pool. The handle gives its answer.
pub fn spawn_on_pool<I>(job: I) -> JoinHandle<I::Output>
where
    I: IntoFuture<IntoFuture: Send + 'static, Output: Send + 'static>,
{
    tokio::spawn(job.into_future())
}
