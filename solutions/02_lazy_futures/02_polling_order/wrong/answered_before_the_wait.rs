//! fails: answered_at_the_second_poll
//! says: the second poll must log ["api answered"], and logged []

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    async move {
        log.push(format!("asked {service}"));
        log.push(format!("{service} answered"));
        answer().await;
    }
}
