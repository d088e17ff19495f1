//! fails: both_services_are_asked
//! says: nobody has asked

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
    for service in ["api", "db"] {
        let (log, service) = (log.clone(), service);
        tokio::spawn(async move { check(service, &log).await });
    }
    log.push("round ends");
}
