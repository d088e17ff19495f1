//! fails: both_checks_wait_at_the_same_time
//! says: was there a guessed pause
//!
//! Spawns both, and sleeps for as long as the slower one should need.

pub async fn check_both(
    api: impl Future<Output = bool> + Send + 'static,
    database: impl Future<Output = bool> + Send + 'static,
) -> (bool, bool) {
    use std::sync::{Arc, Mutex};
    let r = Arc::new(Mutex::new((false, false)));
    let (p, q) = (r.clone(), r.clone());
    tokio::spawn(async move {
        let v = api.await;
        p.lock().unwrap().0 = v;
    });
    tokio::spawn(async move {
        let v = database.await;
        q.lock().unwrap().1 = v;
    });
    tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    tokio::task::yield_now().await;
    *r.lock().unwrap()
}
