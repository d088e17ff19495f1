//! fails: asked_at_the_first_poll
//! says: must not stand in a Drop
//!
//! Logs the answer when the guard goes, whether the answer came or not.

use probe::Log;

pub async fn answer() {
    tokio::task::yield_now().await;
}

struct G(&'static str, Log);
impl Drop for G {
    fn drop(&mut self) {
        self.1.push(format!("{} answered", self.0));
    }
}
pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    async move {
        log.push(format!("asked {service}"));
        let _g = G(service, log);
        answer().await;
    }
}
