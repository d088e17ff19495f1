//! Two loops: the first starts a task for each check, the second waits. A task cannot borrow
//! `services` (chapter 5), so each gets a copy.

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
    let mut handles = Vec::new();
    for service in services {
        let service = service.clone();
        handles.push(tokio::spawn(async move { check(&service).await }));
    }
    let mut lines = Vec::new();
    for handle in handles {
        lines.push(handle.await.expect("a check panicked"));
    }
    lines
}
