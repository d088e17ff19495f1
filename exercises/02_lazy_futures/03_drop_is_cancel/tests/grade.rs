//! Drops the learner's check at different moments and reads the log.
use std::future::{pending, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;

use drop_is_cancel::check;
use probe::Log;

const AT_ONCE: &str = "The guard must live until the wait is over, and `let _ = ...` drops at \
                       once, at the semicolon. Bind it to a name: see the mistake \"`let _` calms the compiler\" \
                       in chapter 2";

/// What a log other than "opened, closed" has to do with.
fn idea(seen: &[String]) -> &'static str {
    let at = |line: &str| seen.iter().position(|entry| entry == line);
    let closed = seen.iter().filter(|entry| *entry == "line closed").count();
    match (at("line opened"), at("line closed")) {
        (opened, Some(closed)) if opened.is_none_or(|opened| closed < opened) => AT_ONCE,
        _ if closed > 1 => {
            "The line was closed twice: your Drop and the last line of `check` both close it. One \
             owner closes the line, at one place: see the mistake \"Cleanup can stand after the await\" in chapter 2"
        }
        _ => {
            "Code after an await never runs in a dropped future; destructors do. Put the cleanup \
             into a Drop: see the mistake \"Cleanup can stand after the await\" in chapter 2"
        }
    }
}

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
             {seen:?}. {}",
            idea(&seen)
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
             future owns the futures that it awaits: see \"The model\" in chapter 2"
        );
        let seen = log.entries();
        assert!(
            seen == ["line opened", "line closed"],
            "the check was polled once and dropped while it waited: the log must be [\"line \
             opened\", \"line closed\"], and is {seen:?}. {}",
            idea(&seen)
        );
    });
}

#[test]
fn each_check_closes_its_own_line() {
    probe::run(async {
        let log = Log::new();
        let status = probe::by_hand(check(ready(200), &log)).poll();
        assert!(
            status == Poll::Ready(200),
            "an answer that is there at once (200) must end the check in its first poll, which \
             gave {status:?}"
        );
        log.clear();
        let mut checks = [(), ()].map(|()| Some(probe::by_hand(check(pending(), &log))));
        for check in checks.iter_mut().flatten() {
            let _ = check.poll();
        }
        let seen = log.entries();
        assert!(
            !seen.contains(&"line closed".to_string()),
            "two checks wait, neither was dropped yet, and the log is {seen:?}. {AT_ONCE}"
        );
        for (at, closed) in [(0, 1), (1, 2)] {
            checks[at] = None;
            let seen = log.entries();
            let count = seen.iter().filter(|line| *line == "line closed").count();
            assert!(
                count == closed,
                "two checks wait, each on a line of its own, and share one log. Checks dropped so \
                 far: {closed}. Lines closed so far: {count}; the log is {seen:?}. Do not decide \
                 by what the log or a static says: let each check own a guard, which knows its own \
                 line only: see the mistake \"Cleanup can stand after the await\" in chapter 2"
            );
        }
    });
}

#[test]
fn a_panic_closes_the_line() {
    probe::test().expect_panics(1).run(async {
        let log = Log::new();
        let answer = async { panic!("the service's answer cannot be read") };
        let mut panics = probe::by_hand(check(answer, &log));
        let result = catch_unwind(AssertUnwindSafe(|| panics.poll()));
        drop(panics);
        let seen = log.entries();
        assert!(
            result.is_err() && seen == ["line opened", "line closed"],
            "the wait for the answer panicked: the log must be [\"line opened\", \"line \
             closed\"], and is {seen:?}; the panic went on to the caller: {}. A panic leaves \
             the future where it happens, and only destructors run on the way out: see \
             the mistake \"Cleanup can stand after the await\" in chapter 2",
            result.is_err()
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
                 opened\"], and is {seen:?}. {AT_ONCE}"
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
             line inside the future, not at the call: see the mistake \"A call starts the work\" in chapter 2"
        );
        let ready_at_once = probe::by_hand(check(ready(204), &log)).poll();
        assert!(
            ready_at_once == Poll::Ready(204),
            "an answer that is there at once (204) must end the check in its first poll, \
             which gave {ready_at_once:?}"
        );
    });
}
