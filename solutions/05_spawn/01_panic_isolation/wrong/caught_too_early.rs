//! fails: a_panic_is_reported_and_goes_no_further
//! says: run_check panicked with it

use std::panic::{AssertUnwindSafe, catch_unwind};

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
    // Catches what panics while the future is handed over; its body runs later.
    match catch_unwind(AssertUnwindSafe(|| async { check.await })) {
        Ok(future) => {
            if future.await {
                Report::Up
            } else {
                Report::Down
            }
        }
        Err(_) => Report::Crashed("the check panicked".to_owned()),
    }
}
