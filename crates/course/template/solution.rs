//! TODO: why this is the answer.

use std::time::Duration;

/// Waits for `ms` milliseconds, without keeping the thread, and returns `ms`.
pub async fn settle(ms: u64) -> u64 {
    tokio::time::sleep(Duration::from_millis(ms)).await;
    ms
}
