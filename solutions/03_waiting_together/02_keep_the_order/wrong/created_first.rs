//! fails: all_checks_wait_at_the_same_time
//! says: a future in a Vec has not started

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
    let checks: Vec<_> = services.iter().map(check).collect();
    let mut lines = Vec::new();
    for check in checks {
        lines.push(check.await);
    }
    lines
}
