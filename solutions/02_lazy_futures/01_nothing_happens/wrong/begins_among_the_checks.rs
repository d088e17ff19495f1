//! fails: the_round_begins_first
//! says: as the very first line
//!
//! Joins the first line with the checks, behind them.

use std::time::Duration;

use probe::Log;
use tokio::time::sleep;

pub async fn check(service: &str, log: &Log) {
    log.push(format!("asked {service}"));
    sleep(Duration::from_millis(10)).await;
    log.push(format!("{service} is up"));
}

pub async fn morning_round(log: &Log) {
    tokio::join!(check("api", log), check("db", log), async {
        log.push("round begins")
    });
    log.push("round ends");
}
