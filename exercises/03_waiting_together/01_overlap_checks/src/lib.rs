//! *Vigil* is a small service that watches other services. Here it asks an API and its
//! database whether they are up. The API answers after 30 ms, the database after 20 ms.
//!
//! `check_both` gives the right answers, but it is slow: it asks the database only when
//! the API has answered, so it needs 50 ms.
//!
//! **Your task.** Make the two checks wait at the same time, so that `check_both` needs
//! only as long as the slower one: 30 ms. Return both answers, the API's first.
//!
//! ## What the grader checks
//!
//! How long `check_both` takes, that it waits for both answers, that each answer is in
//! its place, and that nobody asks a waiting check again and again whether it is done. The clock of the grader is simulated: no test really waits.

/// Asks both services and returns whether the API and whether the database is up.
pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let api_is_up = api.await;
    let database_is_up = database.await;
    (api_is_up, database_is_up)
}
