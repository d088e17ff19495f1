//! fails: compile
//! says: borrowed data escapes outside of function
//! says: argument requires that

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
        set.spawn(async move {
            let up = check.await;
            println!("{service} has answered");
            (place, up)
        });
    }
    let mut answers = vec![false; services.len()];
    while let Some(result) = set.join_next().await {
        let (place, up) = result.expect("no check panics");
        answers[place] = up;
    }
    answers
}
