//! Vigil runs checks that other people wrote, and some of them have bugs. One check that
//! panics must not take vigil down with it.
//!
//! **Your task.** Change `run_check` so that a panic inside `check` ends only that check:
//!
//! - `Report::Up` or `Report::Down` when the check has an answer, as now;
//! - `Report::Crashed(why)` when it panicked. `why` contains the message of the panic, alone
//!   or inside a longer text.
//!
//! ## What the grader checks
//!
//! Checks that answer, and checks that panic at once or later, with a fixed message,
//! with a formatted one, or with none at all (then any text will do).

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
    if check.await {
        Report::Up
    } else {
        Report::Down
    }
}
