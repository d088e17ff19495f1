//! fails: both_answers_are_waited_for
//! says: one check was dropped before it had an answer
//!
//! Gives the slower one a few milliseconds more, then makes its answer up.

pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let mut a = Box::pin(api);
    let mut d = Box::pin(database);
    tokio::select! { x=&mut a => (x, tokio::time::timeout(std::time::Duration::from_millis(10), d).await.unwrap_or(false)), y=&mut d => (tokio::time::timeout(std::time::Duration::from_millis(10), a).await.unwrap_or(false), y) }
}
