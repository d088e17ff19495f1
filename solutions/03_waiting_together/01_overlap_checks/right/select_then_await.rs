//! Race the two, then wait for the one that is left: right, only longer than `join!`.

use std::pin::pin;

/// Asks both services and returns whether the API and whether the database is up.
pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let mut api = pin!(api);
    let mut database = pin!(database);
    tokio::select! {
        api_is_up = &mut api => (api_is_up, database.await),
        database_is_up = &mut database => (api.await, database_is_up),
    }
}
