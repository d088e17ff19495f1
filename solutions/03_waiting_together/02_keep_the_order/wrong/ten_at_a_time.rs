//! fails: all_checks_wait_at_the_same_time
//! says: they were asked in groups
//!
//! A stream that has room for ten checks.

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
use futures::stream::{self, StreamExt};
pub async fn check_all(services: &[Service]) -> Vec<String> {
    stream::iter(services)
        .map(check)
        .buffered(10)
        .collect()
        .await
}
