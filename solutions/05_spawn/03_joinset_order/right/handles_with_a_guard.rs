//! Handles keep the order by themselves; then the abort on drop is yours to write.

use tokio::task::JoinHandle;

/// Aborts its task when it is dropped.
struct Owned(JoinHandle<bool>);

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Checks all services, each in its own task; the answers come in the order of `services`.
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut tasks = Vec::new();
    for service in services {
        tasks.push(Owned(tokio::spawn(check(service.clone()))));
    }
    let mut answers = Vec::new();
    for task in &mut tasks {
        answers.push((&mut task.0).await.expect("no check panics"));
    }
    answers
}
