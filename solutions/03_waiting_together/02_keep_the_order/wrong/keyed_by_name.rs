//! fails: the_lines_keep_the_order_of_the_services
//! says: two services may have the same name

use futures::future::join_all;
use std::collections::HashMap;
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
    let mut names: Vec<&str> = Vec::new();
    for service in services {
        if !names.contains(&&*service.name) {
            names.push(&service.name);
        }
    }
    let checks = services
        .iter()
        .map(|service| async { (service.name.as_str(), check(service).await) });
    let mut lines: HashMap<_, _> = join_all(checks).await.into_iter().collect();
    names.iter().filter_map(|name| lines.remove(name)).collect()
}
