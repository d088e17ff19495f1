//! fails: both_services_are_asked
//! says: a pause of a guessed length
//!
//! Spawns the checks, and sleeps until they should be done.

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
    for s in ["api", "db"] {
        let l = log.clone();
        tokio::spawn(async move { check(s, &l).await });
    }
    sleep(Duration::from_millis(50)).await;
    log.push("round ends");
}
