//! fails: both_answers_are_waited_for
//! says: one check was dropped before it had an answer

/// `select!` is a race: the loser is dropped, and its answer is made up.
pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    tokio::select! {
        api_is_up = api => (api_is_up, false),
        database_is_up = database => (false, database_is_up),
    }
}
