//! fails: each_answer_is_in_its_place
//! says: the API's answer first, whichever answers first

use std::sync::Mutex;

/// Overlaps the waits, but returns the answers in the order in which they came.
pub async fn check_both(
    api: impl Future<Output = bool>,
    database: impl Future<Output = bool>,
) -> (bool, bool) {
    let answers = Mutex::new(Vec::new());
    tokio::join!(
        async {
            let up = api.await;
            answers.lock().unwrap().push(up);
        },
        async {
            let up = database.await;
            answers.lock().unwrap().push(up);
        },
    );
    let answers = answers.into_inner().unwrap();
    (answers[0], answers[1])
}
