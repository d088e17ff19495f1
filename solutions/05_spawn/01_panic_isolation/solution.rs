//! The task is the wall: its panic ends at the task's edge and is kept for whoever awaits the
//! handle. Vigil gets a value and decides what it means.

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
    match tokio::spawn(check).await {
        Ok(true) => Report::Up,
        Ok(false) => Report::Down,
        Err(error) => Report::Crashed(error.to_string()),
    }
}
