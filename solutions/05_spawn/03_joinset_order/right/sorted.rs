//! Collects by completion, then sorts by the place.

use tokio::task::JoinSet;

/// Checks all services, each in its own task; the answers come in the order of `services`.
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut set = JoinSet::new();
    for (place, service) in services.iter().enumerate() {
        let check = check(service.clone());
        set.spawn(async move { (place, check.await) });
    }
    let mut answers = set.join_all().await;
    answers.sort_by_key(|&(place, _)| place);
    answers.into_iter().map(|(_, up)| up).collect()
}
