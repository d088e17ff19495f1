//! fails: the_answers_are_in_the_asked_order
//! says: `join_all()` of a JoinSet too

use tokio::task::JoinSet;

/// Checks all services, each in its own task; the answers come in the order of `services`.
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut set = JoinSet::new();
    for service in services {
        set.spawn(check(service.clone()));
    }
    set.join_all().await
}
