//! A task each, and only then the waiting. A task needs `Send + 'static` (chapter 6), which
//! `join!` does not ask for.

/// Asks both services and returns whether the API and whether the database is up.
pub async fn check_both(
    api: impl Future<Output = bool> + Send + 'static,
    database: impl Future<Output = bool> + Send + 'static,
) -> (bool, bool) {
    let api = tokio::spawn(api);
    let database = tokio::spawn(database);
    let api_is_up = api.await.expect("the API's check panicked");
    let database_is_up = database.await.expect("the database's check panicked");
    (api_is_up, database_is_up)
}
