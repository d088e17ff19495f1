//! fails: a_panic_is_reported_and_goes_no_further
//! says: run_check reported Down: nobody will learn that the check is broken

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
    if tokio::spawn(check).await.unwrap_or(false) {
        Report::Up
    } else {
        Report::Down
    }
}
