
/// The grader of `overlap_checks` in the form that other courses use, for `.ci/measure`.
#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::{Duration, Instant, sleep};

    async fn service(ms: u64, up: bool) -> bool {
        sleep(Duration::from_millis(ms)).await;
        up
    }

    #[tokio::test(start_paused = true)]
    async fn both_checks_wait_at_the_same_time() {
        let start = Instant::now();
        check_both(service(30, true), service(20, true)).await;
        assert!(start.elapsed().as_millis() <= 30);
    }

    #[tokio::test(start_paused = true)]
    async fn both_answers_are_waited_for() {
        let start = Instant::now();
        check_both(service(30, true), service(20, true)).await;
        assert!(start.elapsed().as_millis() >= 30);
    }

    #[tokio::test(start_paused = true)]
    async fn each_answer_is_in_its_place() {
        let answers = check_both(service(30, true), service(20, false)).await;
        assert_eq!(answers, (true, false));
    }
}
