//! An `async fn` is a function that returns an `async` block, and nothing else. Written out,
//! it has a place that the `async fn` hides: the code before the block, which runs at the call.
//!
//! `async move` moves `log` and `service` into the block, because the block outlives the call.

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    async move {
        log.push(format!("asked {service}"));
        answer().await;
        log.push(format!("{service} answered"));
    }
}
