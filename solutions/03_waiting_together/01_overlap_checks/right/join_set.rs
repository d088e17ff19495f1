//! A task for each check, in a set, each with its place.

pub async fn check_both(
    api: impl Future<Output = bool> + Send + 'static,
    database: impl Future<Output = bool> + Send + 'static,
) -> (bool, bool) {
    let mut s = tokio::task::JoinSet::new();
    s.spawn(async move { (0, api.await) });
    s.spawn(async move { (1, database.await) });
    let mut r = [false; 2];
    while let Some(x) = s.join_next().await {
        let (i, v) = x.unwrap();
        r[i] = v;
    }
    (r[0], r[1])
}
