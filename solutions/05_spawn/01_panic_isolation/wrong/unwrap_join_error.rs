//! fails: a_panic_is_reported_and_goes_no_further
//! says: run_check panicked with it
//! says: `unwrap` and `expect` on that `Err` panic again

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
    if tokio::spawn(check).await.unwrap() {
        Report::Up
    } else {
        Report::Down
    }
}
