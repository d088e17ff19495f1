//! Each task brings its place with it, so the order in which they end does not matter. The future
//! of the check is made outside of the `async move` block: the task then owns it, and borrows
//! neither `services` nor `check`.

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
    let mut answers = vec![false; services.len()];
    while let Some(result) = set.join_next().await {
        let (place, up) = result.expect("no check panics");
        answers[place] = up;
    }
    answers
}
