//! fails: all_checks_wait_at_the_same_time, other_work_goes_on_meanwhile
//! says: a check did not wait
//! says: or a `sleep(..)` without `.await` never waited

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
    let _ = tokio::time::sleep(service.answers_after);
    let word = if service.up { "up" } else { "down" };
    format!("{}: {word}", service.name)
}

/// Asks all services at the same time; the lines come in the order of `services`.
pub async fn check_all(services: &[Service]) -> Vec<String> {
    join_all(services.iter().map(check)).await
}
