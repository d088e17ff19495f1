//! fails: both_services_are_asked
//! says: holds this thread up
//!
//! Runs the checks on a runtime of its own, and blocks until it is done.

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
    std::thread::scope(|s| {
        s.spawn(|| {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap()
                .block_on(async {
                    check("api", log).await;
                    check("db", log).await;
                })
        });
    });
    log.push("round ends");
}
