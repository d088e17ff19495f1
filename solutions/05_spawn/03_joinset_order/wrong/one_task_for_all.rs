//! fails: each_check_is_a_task_of_its_own, all_checks_wait_at_the_same_time
//! says: the four checks ran in 1 task(s)

use tokio::task::JoinSet;

/// Checks all services, each in its own task; the answers come in the order of `services`.
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let checks: Vec<F> = services.iter().cloned().map(check).collect();
    let mut set = JoinSet::new();
    set.spawn(async move {
        let mut answers = Vec::new();
        for check in checks {
            answers.push(check.await);
        }
        answers
    });
    let result = set.join_next().await.expect("the set has a task");
    result.expect("no check panics")
}
