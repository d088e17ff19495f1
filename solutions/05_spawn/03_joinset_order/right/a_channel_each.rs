//! Each task sends its answer over a channel of its own; the set only keeps the tasks.

use tokio::task::JoinSet;
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut rx = vec![];
    let mut set = JoinSet::new();
    for s in services {
        let f = check(s.clone());
        let (t, r) = tokio::sync::oneshot::channel();
        set.spawn(async move {
            let _ = t.send(f.await);
        });
        rx.push(r);
    }
    let mut v = vec![];
    for r in rx {
        v.push(r.await.unwrap());
    }
    v
}
