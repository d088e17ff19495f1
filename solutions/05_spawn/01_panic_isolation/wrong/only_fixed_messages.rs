//! fails: the_report_says_why
//! says: the check panicked with "certificate expired 12 days ago"
//! says: when it was formatted

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
        Err(error) => {
            let payload = error.into_panic();
            let why = payload.downcast_ref::<&str>().unwrap_or(&"unknown");
            Report::Crashed(why.to_string())
        }
    }
}
