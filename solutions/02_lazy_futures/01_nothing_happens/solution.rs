//! A call of an `async fn` runs nothing: it returns a future. The names `_api`, `_db` and
//! `_end` keep three futures that nobody polls, and silence the warnings that would have named
//! the mistake (`let _ = ...` does the same). With `.await` the round polls each check to its
//! end.
//!
//! The last line needs no future at all: code between two awaits just runs.

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
    log.push("round ends");
}
