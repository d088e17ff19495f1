//! fails: both_services_are_asked
//! says: nobody has asked db
//! says: dropped before its first poll
#![allow(clippy::let_underscore_future)]

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
    let _ = check("db", log);
    log.push("round ends");
}
