//! fails: program_one_is_predicted
//! says: events 1 to 2 are right; event 3 is not `api asked`
//! says: nobody polls the other future

use probe::Log;
use std::time::Duration;
use tokio::join;
use tokio::time::sleep;

/// Asks a service that answers after `ms` milliseconds.
async fn ask(name: &str, ms: u64, log: &Log) {
    log.push(format!("{name} asked"));
    sleep(Duration::from_millis(ms)).await;
    log.push(format!("{name} answers"));
}

/// Makes both futures first, then awaits them.
pub async fn program_one(log: &Log) {
    let api = ask("api", 20, log);
    let database = ask("database", 10, log);
    log.push("both made");
    database.await;
    api.await;
}

/// Joins a sequence of two questions with a third one.
pub async fn program_two(log: &Log) {
    let first_api_then_database = async {
        ask("api", 10, log).await;
        ask("database", 20, log).await;
    };
    join!(first_api_then_database, ask("mail", 20, log));
}

/// Joins a backup with a question. The backup sleeps with the *standard library's* sleep.
pub async fn program_three(log: &Log) {
    let backup = async {
        log.push("backup starts");
        std::thread::sleep(Duration::from_millis(20));
        log.push("backup ends");
    };
    join!(backup, ask("mail", 10, log));
}

/// The events of `program_one`, in the order that you expect.
pub const ORDER_ONE: &[&str] = &[
    "both made",
    "database asked",
    "api asked",
    "database answers",
    "api answers",
];

/// The events of `program_two`, in the order that you expect.
pub const ORDER_TWO: &[&str] = &[
    "api asked",
    "mail asked",
    "api answers",
    "database asked",
    "mail answers",
    "database answers",
];

/// The events of `program_three`, in the order that you expect.
pub const ORDER_THREE: &[&str] = &["backup starts", "backup ends", "mail asked", "mail answers"];
