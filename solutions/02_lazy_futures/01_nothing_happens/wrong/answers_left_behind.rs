//! fails: both_services_are_asked
//! says: did not wait for its answer

use std::time::Duration;

use probe::Log;
use tokio::time::sleep;

pub async fn check(service: &str, log: &Log) {
    log.push(format!("asked {service}"));
    let answer = sleep(Duration::from_millis(10));
    let log = log.clone();
    let service = service.to_string();
    tokio::spawn(async move {
        answer.await;
        log.push(format!("{service} is up"));
    });
}

pub async fn morning_round(log: &Log) {
    log.push("round begins");
    check("api", log).await;
    check("db", log).await;
    log.push("round ends");
}
