//! Each check of *vigil* opens a line to the service, waits for its answer, and closes
//! the line. Some services never answer. Whoever runs the checks loses patience with
//! those and drops the check's future.
//!
//! By noon no line is free. The log shows `line opened` a thousand times, and `line
//! closed` only for the checks that got an answer.
//!
//! `Log` is a list of lines that its clones share: `log.push("...")` adds one line.
//!
//! Repair `check`: whatever happens to its future, each line that was opened is closed,
//! once.
//!
//! ## What the grader checks
//!
//! - A check that gets its answer logs `line opened`, then `line closed`, and returns the
//!   answer.
//! - A check that is dropped while it waits closes its line as well, and no other check's.
//! - So does a check whose wait panics.
//! - The line stays open during the whole wait.
//! - A check that was never polled opens no line.

use probe::Log;

/// Asks over a line of its own. This is what you repair.
pub async fn check(answer: impl Future<Output = u16>, log: &Log) -> u16 {
    log.push("line opened");
    let status = answer.await;
    log.push("line closed");
    status
}
