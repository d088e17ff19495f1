//! `join_all` is `join!` for a list: it polls every check in one task, keeps each result in
//! the place of its future, and is done when all are. Inside `check` the pause must be the
//! runtime's own, so that the thread is free for the other checks meanwhile.

use futures::future::join_all;
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
    join_all(services.iter().map(check)).await
}
