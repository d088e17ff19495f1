//! fails: the_wait_takes_its_time
//! says: took 0 ms of the runtime's clock

use std::time::Duration;

/// Makes the wait and drops it.
pub async fn settle(ms: u64) -> u64 {
    drop(tokio::time::sleep(Duration::from_millis(ms)));
    ms
}
