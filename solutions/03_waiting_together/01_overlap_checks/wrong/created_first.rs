//! fails: both_checks_wait_at_the_same_time
//! says: they waited one after the other
//! says: 50 ms  check_both returns

/// As in JavaScript: make both first, then await each. But a future that nobody polls has
/// not started.
pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let first = Box::pin(api);
    let second = Box::pin(database);
    (first.await, second.await)
}
