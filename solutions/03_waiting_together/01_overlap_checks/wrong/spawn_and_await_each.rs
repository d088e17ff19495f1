//! fails: both_checks_wait_at_the_same_time
//! says: they waited one after the other

/// A task for each check, but the second is spawned only when the first has ended.
pub async fn check_both(
    api: impl Future<Output = bool> + Send + 'static,
    database: impl Future<Output = bool> + Send + 'static,
) -> (bool, bool) {
    let api_is_up = tokio::spawn(api).await.unwrap();
    let database_is_up = tokio::spawn(database).await.unwrap();
    (api_is_up, database_is_up)
}
