//! *vigil* prepares its checks in the order of the configuration, and runs them in
//! whatever order they are polled. Its log must tell the two apart:
//!
//! - `queued api` at the moment of the call `check("api", log)`,
//! - `asked api` at the first poll of the future that the call returned,
//! - `api answered` at the poll in which `answer().await` is over (here: the second one).
//!
//! The starter logs all three at the call. It says that `api` answered before anybody has
//! even polled its check.
//!
//! Rewrite `check`, so that each line is logged when it becomes true. Keep its signature:
//! a plain `fn` that returns `impl Future`, because an `async fn` could not log anything
//! at the call.
//!
//! `Log` is a list of lines that its clones share: `log.push("...")` adds one line.
//!
//! ## What the grader checks
//!
//! It calls `check`, polls the futures by hand, in different orders, and reads the log
//! after each step. Then it lets a runtime run one to its end. (What a poll is in detail
//! comes in chapter 14. Here it is enough to know: a poll runs the future up to the next
//! place where it must wait.)

use probe::Log;

/// Waits for a service's answer. The first poll says "not yet", the second one goes on.
/// Nothing to repair here.
pub async fn answer() {
    tokio::task::yield_now().await;
}

/// Prepares the check of one service. This is what you rewrite.
pub fn check(service: &'static str, log: Log) -> impl Future<Output = ()> {
    log.push(format!("queued {service}"));
    log.push(format!("asked {service}"));
    log.push(format!("{service} answered"));
    answer()
}
