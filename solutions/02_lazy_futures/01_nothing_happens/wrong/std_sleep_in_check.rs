//! fails: both_services_are_asked
//! says: `std::thread::sleep`
//!
//! Waits with the thread instead of the future.

use probe::Log;
pub async fn check(service: &str, log: &Log) {
    log.push(format!("asked {service}"));
    std::thread::sleep(std::time::Duration::from_millis(10));
    log.push(format!("{service} is up"));
}
pub async fn morning_round(log: &Log) {
    log.push("round begins");
    check("api", log).await;
    check("db", log).await;
    log.push("round ends");
}
