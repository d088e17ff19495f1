//! fails: the_report_says_why
//! says: the check panicked with "no route to the database", and the report is Crashed("the check panicked")

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
        Err(_) => Report::Crashed("the check panicked".to_owned()),
    }
}
