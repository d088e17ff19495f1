//! fails: both_services_are_asked
//! says: api was asked 2 times
//!
//! Awaits the checks one by one and joined.

use std::time::Duration;

use probe::Log;
use tokio::time::sleep;

pub async fn check(service: &str, log: &Log) {
    log.push(format!("asked {service}"));
    sleep(Duration::from_millis(10)).await;
    log.push(format!("{service} is up"));
}

pub async fn morning_round(log: &Log) {
    log.push("round begins");
    check("api", log).await;
    check("db", log).await;
    let _r = tokio::join!(check("api", log), check("db", log));
    log.push("round ends");
}
