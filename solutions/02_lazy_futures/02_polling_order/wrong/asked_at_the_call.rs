//! fails: asked_at_the_first_poll
//! says: the first poll must log ["asked api"], and logged []

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    log.push(format!("asked {service}"));
    async move {
        answer().await;
        log.push(format!("{service} answered"));
    }
}
