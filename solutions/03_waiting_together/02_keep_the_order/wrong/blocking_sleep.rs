//! fails: all_checks_wait_at_the_same_time, other_work_goes_on_meanwhile
//! says: only 0 ms passed on the runtime's clock
//! says: got 0 beats

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
    std::thread::sleep(service.answers_after);
    let word = if service.up { "up" } else { "down" };
    format!("{}: {word}", service.name)
}

/// Asks all services at the same time; the lines come in the order of `services`.
pub async fn check_all(services: &[Service]) -> Vec<String> {
    join_all(services.iter().map(check)).await
}
