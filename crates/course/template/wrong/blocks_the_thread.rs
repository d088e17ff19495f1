//! fails: the_wait_takes_its_time
//! says: took 0 ms of the runtime's clock

use std::time::Duration;

/// Keeps the thread.
pub async fn settle(ms: u64) -> u64 {
    std::thread::sleep(Duration::from_millis(ms));
    ms
}
