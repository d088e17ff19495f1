//! fails: a_call_alone_does_nothing
//! says: nobody has polled these futures yet
//! says: inside the future

use std::time::Duration;

use probe::Log;
use tokio::time::sleep;

pub async fn check(service: &str, log: &Log) {
    log.push(format!("asked {service}"));
    sleep(Duration::from_millis(10)).await;
    log.push(format!("{service} is up"));
}

pub fn morning_round(log: &Log) -> impl Future<Output = ()> {
    log.push("round begins");
    async {
        check("api", log).await;
        check("db", log).await;
        log.push("round ends");
    }
}
