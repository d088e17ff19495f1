//! Takes the panic's payload out: a `&str` for a fixed message, a `String` for a formatted one.

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
    let error = match tokio::spawn(check).await {
        Ok(true) => return Report::Up,
        Ok(false) => return Report::Down,
        Err(error) => error,
    };
    let payload = match error.try_into_panic() {
        Ok(payload) => payload,
        Err(cancelled) => return Report::Crashed(cancelled.to_string()),
    };
    let why = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => match payload.downcast::<&str>() {
            Ok(text) => text.to_string(),
            Err(_) => "a panic without a message".to_owned(),
        },
    };
    Report::Crashed(why)
}
