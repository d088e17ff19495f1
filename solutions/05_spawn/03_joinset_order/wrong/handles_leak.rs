//! fails: a_dropped_round_leaves_no_check_running
//! says: these checks ran to their end all the same: ["api", "database", "web"]
//! says: a dropped JoinHandle lets its task run on

/// Checks all services, each in its own task; the answers come in the order of `services`.
pub async fn check_all<C, F>(services: &[String], check: C) -> Vec<bool>
where
    C: Fn(String) -> F,
    F: Future<Output = bool> + Send + 'static,
{
    let mut handles = Vec::new();
    for service in services {
        handles.push(tokio::spawn(check(service.clone())));
    }
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await.expect("no check panics"));
    }
    answers
}
