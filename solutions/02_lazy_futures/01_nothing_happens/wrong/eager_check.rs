//! fails: a_call_alone_does_nothing
//! says: has ["asked api"] already

use std::time::Duration;

use probe::Log;
use tokio::time::sleep;

pub fn check(service: &str, log: &Log) -> impl Future<Output = ()> {
    log.push(format!("asked {service}"));
    async move {
        sleep(Duration::from_millis(10)).await;
        log.push(format!("{service} is up"));
    }
}

pub async fn morning_round(log: &Log) {
    log.push("round begins");
    check("api", log).await;
    check("db", log).await;
    log.push("round ends");
}
