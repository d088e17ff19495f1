//! A set of one: it also ends the check when `run_check` itself is dropped.

use tokio::task::JoinSet;

/// What one run of a check has shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    Up,
    Down,
    /// The check itself is broken; the text says why.
    Crashed(String),
}

/// Runs one check to its end and reports.
pub async fn run_check(check: impl Future<Output = bool> + Send + 'static) -> Report {
    let mut set = JoinSet::new();
    set.spawn(check);
    match set.join_next().await.expect("the set has one task") {
        Ok(true) => Report::Up,
        Ok(false) => Report::Down,
        Err(error) => Report::Crashed(format!("the check is broken: {error}")),
    }
}
