//! fails: the_round_ends_last
//! says: was logged 0 times
//! says: An async block is a future too
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
    check("db", log).await;
    let _ = async { log.push("round ends") };
}
