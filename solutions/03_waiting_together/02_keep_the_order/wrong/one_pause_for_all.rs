//! fails: one_check_waits_and_returns_its_line
//! says: `check` waits for its own service
//!
//! Sleeps once for the slowest, and no check waits.

use std::time::Duration;

#[derive(Clone, Debug)]
pub struct Service {
    pub name: String,
    pub up: bool,
    /// How long this service takes to answer.
    pub answers_after: Duration,
}

pub async fn check(service: &Service) -> String {
    format!(
        "{}: {}",
        service.name,
        if service.up { "up" } else { "down" }
    )
}
use futures::future::join_all;
pub async fn check_all(services: &[Service]) -> Vec<String> {
    let max = services
        .iter()
        .map(|s| s.answers_after)
        .max()
        .unwrap_or_default();
    tokio::time::sleep(max).await;
    join_all(services.iter().map(check)).await
}
