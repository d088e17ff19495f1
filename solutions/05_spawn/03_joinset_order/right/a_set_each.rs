//! A set for each task: dropped together, awaited in order.

use tokio::task::JoinSet;
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut sets: Vec<JoinSet<bool>> = services
        .iter()
        .map(|s| {
            let mut j = JoinSet::new();
            j.spawn(check(s.clone()));
            j
        })
        .collect();
    let mut v = vec![];
    for j in &mut sets {
        v.push(j.join_next().await.unwrap().unwrap());
    }
    v
}
