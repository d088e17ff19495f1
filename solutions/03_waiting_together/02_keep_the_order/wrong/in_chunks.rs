//! fails: all_checks_wait_at_the_same_time
//! says: no limit of a fixed size
//!
//! Joins four checks, then the next four.

use std::time::Duration;

#[derive(Clone, Debug)]
pub struct Service {
    pub name: String,
    pub up: bool,
    /// How long this service takes to answer.
    pub answers_after: Duration,
}

pub async fn check(service: &Service) -> String {
    tokio::time::sleep(service.answers_after).await;
    format!(
        "{}: {}",
        service.name,
        if service.up { "up" } else { "down" }
    )
}
use futures::future::join_all;
pub async fn check_all(services: &[Service]) -> Vec<String> {
    let mut out = vec![];
    for c in services.chunks(4) {
        out.extend(join_all(c.iter().map(check)).await);
    }
    out
}
