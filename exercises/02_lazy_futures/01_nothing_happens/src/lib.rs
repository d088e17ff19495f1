//! *vigil* watches other services. Each morning it makes a round: it notes that the
//! round begins, asks two services how they are, and notes that the round ends.
//!
//! The log of this morning has a single line: `round begins`. Nobody asked anything.
//! The compiler gave no warning, and nothing crashed.
//!
//! Find out why nothing happens, and repair `morning_round`. A finished round has
//! logged six lines: `round begins`, then `asked api`, `api is up`, `asked db` and
//! `db is up`, and `round ends` as the very last.
//!
//! `Log` is a list of lines that its clones share: `log.push("...")` adds one line.
//!
//! ## What the grader checks
//!
//! - Both services are asked once, and each answer is waited for: no shorter and no longer
//!   than it takes.
//! - `round begins` is logged first, and `round ends` last, after both answers.
//! - Calling `check` or `morning_round` still does nothing: all the work waits for the
//!   first poll.

use std::time::Duration;

use probe::Log;
use tokio::time::sleep;

/// Asks one service how it is. The answer takes 10 ms. Nothing to repair here.
pub async fn check(service: &str, log: &Log) {
    log.push(format!("asked {service}"));
    sleep(Duration::from_millis(10)).await;
    log.push(format!("{service} is up"));
}

/// Checks both services. This is what you repair.
pub async fn morning_round(log: &Log) {
    log.push("round begins");
    let _api = check("api", log);
    let _db = check("db", log);
    let _end = async { log.push("round ends") };
}
