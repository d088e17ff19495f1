//! fails: one_check_waits_and_returns_its_line, the_lines_keep_the_order_of_the_services
//! says: check returned "api is up"
//! says: A line is `name: up` or `name: down`: see the task

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
    format!("{} is {word}", service.name)
}

/// Asks all services at the same time; the lines come in the order of `services`.
pub async fn check_all(services: &[Service]) -> Vec<String> {
    join_all(services.iter().map(check)).await
}
