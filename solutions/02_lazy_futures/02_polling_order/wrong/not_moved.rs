//! fails: compile
//! says: async block may outlive the current function

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    async {
        log.push(format!("asked {service}"));
        answer().await;
        log.push(format!("{service} answered"));
    }
}
