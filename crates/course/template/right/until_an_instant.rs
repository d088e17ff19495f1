//! Waits for an instant instead of a duration.

use std::time::Duration;

use tokio::time::Instant;

/// Waits for `ms` milliseconds, without keeping the thread, and returns `ms`.
pub async fn settle(ms: u64) -> u64 {
    tokio::time::sleep_until(Instant::now() + Duration::from_millis(ms)).await;
    ms
}
