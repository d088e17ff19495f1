//! Drops the learner's check at different moments and reads the log.
use std::future::{pending, ready};
use std::task::Poll;

use drop_is_cancel::check;
use probe::Log;

#[test]
fn an_answered_check_closes_its_line_once() {
    probe::run(async {
        let log = Log::new();
        let answer = async {
            probe::wait_ms(10).await;
            200
        };
        let status = check(answer, &log).await;
        let seen = log.entries();
        assert!(
            status == 200,
            "the service answered 200, and the check returned {status}"
        );
        assert!(
            seen == ["line opened", "line closed"],
            "an answered check must log [\"line opened\", \"line closed\"], and logged \
             {seen:?}. One owner closes the line, at one place: see 'Cleanup can stand after \
             the await' in 'Lazy futures'"
        );
    });
}

#[test]
fn a_dropped_check_closes_its_line() {
    probe::run(async {
        let log = Log::new();
        let (answer, watch) = probe::watch(pending());
        let mut waiting = probe::by_hand(check(answer, &log));
        let _ = waiting.poll();
        drop(waiting);
        assert!(
            watch.is_cancelled(),
            "the check was dropped, but the wait for its answer was not dropped with it: a \
             future owns the futures that it awaits: see 'The model' in 'Lazy futures'"
        );
        let seen = log.entries();
        assert!(
            seen == ["line opened", "line closed"],
            "the check was polled once and dropped while it waited: the log must be [\"line \
             opened\", \"line closed\"], and is {seen:?}. Code after an await never runs in a \
             dropped future; destructors do. Put the cleanup into a Drop: see 'Cleanup can \
             stand after the await' in 'Lazy futures'"
        );
    });
}

#[test]
fn the_line_is_open_during_the_wait() {
    probe::run(async {
        let log = Log::new();
        let mut waiting = probe::by_hand(check(pending(), &log));
        for poll in 1..=2 {
            let _ = waiting.poll();
            let seen = log.entries();
            assert!(
                seen == ["line opened"],
                "after poll {poll} the check still waits, so the log must be [\"line \
                 opened\"], and is {seen:?}. The guard must live until the wait is over: \
                 bind it to a name (`let _ = ...` drops at once): see '`let _` calms the \
                 compiler' in 'Lazy futures'"
            );
        }
    });
}

#[test]
fn a_check_that_was_never_polled_opens_no_line() {
    probe::run(async {
        let log = Log::new();
        drop(check(ready(200), &log));
        let seen = log.entries();
        assert!(
            seen.is_empty(),
            "the check was dropped before its first poll, and the log is {seen:?}: open the \
             line inside the future, not at the call: see 'A call starts the work' in 'Lazy \
             futures'"
        );
        let ready_at_once = probe::by_hand(check(ready(204), &log)).poll();
        assert!(
            ready_at_once == Poll::Ready(204),
            "an answer that is there at once (204) must end the check in its first poll, \
             which gave {ready_at_once:?}"
        );
    });
}
