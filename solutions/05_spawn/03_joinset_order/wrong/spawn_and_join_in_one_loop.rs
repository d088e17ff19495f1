//! fails: all_checks_wait_at_the_same_time
//! says: the round took 100 ms

use tokio::task::JoinSet;

/// Checks all services, each in its own task; the answers come in the order of `services`.
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut set = JoinSet::new();
    let mut answers = Vec::new();
    for service in services {
        set.spawn(check(service.clone()));
        let result = set.join_next().await.expect("the set has a task");
        answers.push(result.expect("no check panics"));
    }
    answers
}
