//! fails: both_checks_wait_at_the_same_time
//! says: they waited one after the other

/// `join!` twice, with one future each: there is nothing to overlap.
pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let (api_is_up,) = tokio::join!(api);
    let (database_is_up,) = tokio::join!(database);
    (api_is_up, database_is_up)
}
