//! fails: the_result_is_what_was_asked_for
//! says: it returns what it was given

use std::time::Duration;

/// Forgets what it was asked.
pub async fn settle(ms: u64) -> u64 {
    tokio::time::sleep(Duration::from_millis(ms)).await;
    0
}
