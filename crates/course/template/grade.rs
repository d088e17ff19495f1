//! TODO: one sentence: what this grader demands.

use NAME::settle;

#[test]
fn the_wait_takes_its_time() {
    probe::run(async {
        let start = tokio::time::Instant::now();
        settle(20).await;
        let waited = start.elapsed().as_millis();
        assert!(
            waited == 20,
            "settle(20) took {waited} ms of the runtime's clock, and 20 ms were asked for: only a \
             wait that is awaited lets that clock go on"
        );
    });
}

#[test]
fn the_result_is_what_was_asked_for() {
    probe::run(async {
        let result = settle(20).await;
        assert!(
            result == 20,
            "settle(20) returned {result}; it returns what it was given"
        );
    });
}
