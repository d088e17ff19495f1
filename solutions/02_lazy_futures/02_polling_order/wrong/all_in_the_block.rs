//! fails: a_call_only_queues
//! says: must be ["queued api"], and is []

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub async fn check(service: &'static str, log: Log) {
    log.push(format!("queued {service}"));
    log.push(format!("asked {service}"));
    answer().await;
    log.push(format!("{service} answered"));
}
