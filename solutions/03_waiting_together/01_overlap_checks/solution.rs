//! `join!` takes both futures and polls them in turn in the task that awaits it. The API's
//! check says "not yet" at once, so the database is asked at 0 ms too. It is done when both
//! are done, and its tuple has the order in which you wrote the futures.

/// Asks both services and returns whether the API and whether the database is up.
pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    tokio::join!(api, database)
}
