//! Results by completion are fine when each one carries its number.

use futures::stream::{FuturesUnordered, StreamExt};
use std::time::Duration;

/// A watched service, as the configuration file describes it.
#[derive(Clone, Debug)]
pub struct Service {
    pub name: String,
    pub up: bool,
    /// How long this service takes to answer.
    pub answers_after: Duration,
}

/// Asks one service and returns its line for the board.
pub async fn check(service: &Service) -> String {
    tokio::time::sleep(service.answers_after).await;
    let word = if service.up { "up" } else { "down" };
    format!("{}: {word}", service.name)
}

/// Asks all services at the same time; the lines come in the order of `services`.
pub async fn check_all(services: &[Service]) -> Vec<String> {
    let mut checks: FuturesUnordered<_> = services
        .iter()
        .enumerate()
        .map(|(i, service)| async move { (i, check(service).await) })
        .collect();
    let mut lines = vec![String::new(); services.len()];
    while let Some((i, line)) = checks.next().await {
        lines[i] = line;
    }
    lines
}
