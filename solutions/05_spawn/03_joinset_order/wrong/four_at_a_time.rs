//! fails: all_checks_wait_at_the_same_time
//! says: a round of 500 services
//!
//! A set of four tasks, then the next set.

use tokio::task::JoinSet;
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut v = vec![];
    for c in services.chunks(4) {
        let mut set = JoinSet::new();
        for (i, s) in c.iter().enumerate() {
            let f = check(s.clone());
            set.spawn(async move { (i, f.await) });
        }
        let mut x = set.join_all().await;
        x.sort();
        v.extend(x.into_iter().map(|p| p.1));
    }
    v
}
