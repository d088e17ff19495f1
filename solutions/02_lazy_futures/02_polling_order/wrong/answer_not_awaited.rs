//! fails: asked_at_the_first_poll
//! says: logged ["asked api", "api answered"]
#![allow(clippy::let_underscore_future)]

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    async move {
        log.push(format!("asked {service}"));
        let _ = answer();
        log.push(format!("{service} answered"));
    }
}
