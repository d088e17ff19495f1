//! fails: the_answers_are_in_the_asked_order
//! says: A name does not tell which place
//!
//! Finds the answers by the names of the services.

use tokio::task::JoinSet;
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    use std::collections::HashMap;
    let mut set = JoinSet::new();
    for s in services {
        let f = check(s.clone());
        let n = s.clone();
        set.spawn(async move { (n, f.await) });
    }
    let mut m = HashMap::new();
    while let Some(r) = set.join_next().await {
        let (n, u) = r.unwrap();
        m.insert(n, u);
    }
    services.iter().map(|s| m[s]).collect()
}
