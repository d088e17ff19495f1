//! The lazy part is an `async fn` of its own: calling it runs none of it.

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    asked(service, log)
}

async fn asked(service: &'static str, log: Log) {
    log.push(format!("asked {service}"));
    answer().await;
    log.push(format!("{service} answered"));
}
