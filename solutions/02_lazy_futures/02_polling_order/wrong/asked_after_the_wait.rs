//! fails: the_log_follows_the_polls
//! says: the polls do

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    async move {
        answer().await;
        log.push(format!("asked {service}"));
        log.push(format!("{service} answered"));
    }
}
