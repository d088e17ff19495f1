//! Without a task: catches the panic of each poll. More work, and the check still shares your task.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;

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
    let mut check = Box::pin(check);
    let answer = std::future::poll_fn(|cx| {
        match catch_unwind(AssertUnwindSafe(|| check.as_mut().poll(cx))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(up)) => Poll::Ready(Ok(up)),
            Err(payload) => Poll::Ready(Err(payload)),
        }
    })
    .await;
    match answer {
        Ok(true) => Report::Up,
        Ok(false) => Report::Down,
        Err(payload) => Report::Crashed(match payload.downcast_ref::<String>() {
            Some(text) => text.clone(),
            None => payload
                .downcast_ref::<&str>()
                .unwrap_or(&"a panic without a message")
                .to_string(),
        }),
    }
}
