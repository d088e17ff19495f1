//! fails: a_dropped_round_leaves_no_check_running
//! says: these checks ran to their end
//!
//! The set belongs to a task that nobody ends.

use tokio::task::JoinSet;
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let fs: Vec<F> = services.iter().map(|s| check(s.clone())).collect();
    tokio::spawn(async move {
        let mut set = JoinSet::new();
        for (i, f) in fs.into_iter().enumerate() {
            set.spawn(async move { (i, f.await) });
        }
        let mut x = set.join_all().await;
        x.sort();
        x.into_iter().map(|p| p.1).collect()
    })
    .await
    .unwrap()
}
