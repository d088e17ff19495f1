//! A plain function that returns an `async` block. What stands before the block runs at the
//! call, and that is only the list of names.

use std::time::Duration;

use probe::Log;
use tokio::time::sleep;

pub async fn check(service: &str, log: &Log) {
    log.push(format!("asked {service}"));
    sleep(Duration::from_millis(10)).await;
    log.push(format!("{service} is up"));
}

pub fn morning_round(log: &Log) -> impl Future<Output = ()> {
    let services = ["api", "db"];
    async move {
        log.push("round begins");
        for service in services {
            check(service, log).await;
        }
        log.push("round ends");
    }
}
