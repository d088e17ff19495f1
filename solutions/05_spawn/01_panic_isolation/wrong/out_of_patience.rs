//! fails: answers_are_reported_as_before
//! says: run_check reported Down
//!
//! Takes a slow service for one that is down.

#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    Up,
    Down,
    /// The check itself is broken; the text says why.
    Crashed(String),
}

pub async fn run_check(check: impl Future<Output = bool> + Send + 'static) -> Report {
    match tokio::time::timeout(std::time::Duration::from_millis(100), tokio::spawn(check)).await {
        Ok(Ok(true)) => Report::Up,
        Ok(Ok(false)) | Err(_) => Report::Down,
        Ok(Err(e)) => Report::Crashed(e.to_string()),
    }
}
