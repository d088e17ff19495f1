//! No guard crosses an await here, so clippy finds nothing.
use std::sync::Mutex;

// ANCHOR: code
pub async fn failed(
    count: &Mutex<u32>,
    alerted: &Mutex<bool>,
    alert: impl Future<Output = ()>,
) {
    *count.lock().unwrap() += 1;
    if *count.lock().unwrap() >= 3 && !*alerted.lock().unwrap() {
        alert.await;
        *alerted.lock().unwrap() = true;
    }
}
// ANCHOR_END: code
