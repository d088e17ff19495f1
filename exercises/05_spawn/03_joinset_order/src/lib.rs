//! `check_all` runs each check of a round in a task of its own. A `JoinSet` holds the tasks,
//! so that a round that is given up leaves none of them behind.
//!
//! One thing is wrong: the answers come in the order in which the services answered. Vigil
//! cannot tell any more which answer is whose.
//!
//! **Your task.** Return the answers in the order of `services`: answer number i belongs to
//! service number i (two services may have the same name). Keep what is right already: a task for each check, all at the same time,
//! and nothing left running when the future of `check_all` is dropped. No check panics.
//!
//! ## What the grader checks
//!
//! The order, the time that a round takes, that each check runs in a task of its own, and
//! that no check goes on after a round that is dropped halfway.

use tokio::task::JoinSet;

/// Checks all services, each in its own task; the answers come in the order of `services`.
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut set = JoinSet::new();
    for service in services {
        set.spawn(check(service.clone()));
    }
    let mut answers = Vec::new();
    while let Some(result) = set.join_next().await {
        answers.push(result.expect("no check panics"));
    }
    answers
}
