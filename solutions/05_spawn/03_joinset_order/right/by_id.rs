//! Leaves the tasks alone and remembers which task has which place.

use std::collections::HashMap;
use tokio::task::JoinSet;

/// Checks all services, each in its own task; the answers come in the order of `services`.
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut set = JoinSet::new();
    let mut places = HashMap::new();
    for (place, service) in services.iter().enumerate() {
        let task = set.spawn(check(service.clone()));
        places.insert(task.id(), place);
    }
    let mut answers = vec![false; services.len()];
    while let Some(result) = set.join_next_with_id().await {
        let (id, up) = result.expect("no check panics");
        answers[places[&id]] = up;
    }
    answers
}
