//! Polls the learner's futures by hand and reads the log after each poll.
use polling_order::check;
use probe::Log;
use tokio::time::{Duration, Instant, timeout};

#[test]
fn a_call_only_queues() {
    probe::run(async {
        let log = Log::new();
        let api = check("api", log.clone());
        let seen = log.entries();
        assert!(
            seen == ["queued api"],
            "after the call check(\"api\", log) the log must be [\"queued api\"], and is \
             {seen:?}. What stands before the async block runs at the call; what stands \
             inside waits for a poll: see \"Line by line\" in chapter 2"
        );
        drop(api);
        let seen = log.entries();
        assert!(
            seen == ["queued api"],
            "the check was dropped before its first poll, and the log is {seen:?}: a future \
             that nobody polls asks nobody: see \"The model\" in chapter 2"
        );
    });
}

#[test]
fn asked_at_the_first_poll() {
    probe::run(async {
        let log = Log::new();
        let mut api = probe::by_hand(check("api", log.clone()));
        let before = log.entries().len();
        let first = api.poll();
        let seen = log.entries().split_off(before);
        assert!(
            seen == ["asked api"],
            "the first poll must log [\"asked api\"], and logged {seen:?}. A poll runs the \
             block from its beginning to the first await that has to wait: see \"The model\" in \
             chapter 2"
        );
        assert!(
            first.is_pending(),
            "the first poll finished the check, though the answer was not there yet: was \
             answer() called and not awaited? See the mistake \"`let _` calms the compiler\" in chapter 2"
        );
        drop(api);
        let seen = log.entries();
        assert!(
            !seen.contains(&"api answered".to_string()),
            "the check was dropped while it waited, so api never answered, and the log is \
             {seen:?}. A line that belongs after the await must not stand in a Drop: \
             destructors run in a dropped future, too: see \"The model\" in chapter 2"
        );
    });
}

#[test]
fn it_is_woken_for_the_second_poll() {
    probe::run(async {
        // A runtime polls a future again only when its waker was called.
        let (start, one_second) = (Instant::now(), Duration::from_secs(1));
        let ended = timeout(one_second, check("api", Log::new())).await;
        assert!(
            ended.is_ok() && start.elapsed() < one_second,
            "a runtime awaited the check, and for one simulated second it did not end: it said \
             'not yet' and left nobody to wake it. Let `answer().await` do the waiting: an \
             await hands the waker on, so that the runtime knows when to poll again: see \"The \
             model\" in chapter 2"
        );
    });
}

#[test]
fn answered_at_the_second_poll() {
    probe::run(async {
        let log = Log::new();
        let mut api = probe::by_hand(check("api", log.clone()));
        let _ = api.poll();
        let before = log.entries().len();
        let second = api.poll();
        let seen = log.entries().split_off(before);
        assert!(
            seen == ["api answered"],
            "the second poll must log [\"api answered\"], and logged {seen:?}. What stands \
             after an await runs in the poll that ends the wait: see \"The model\" in chapter 2"
        );
        assert!(
            second.is_ready(),
            "the answer is there and logged, but the check waits for something more after it"
        );
    });
}

#[test]
fn the_log_follows_the_polls() {
    probe::run(async {
        let log = Log::new();
        let mut api = probe::by_hand(check("api", log.clone()));
        let mut db = probe::by_hand(check("db", log.clone()));
        let mut mail = probe::by_hand(check("mail", log.clone()));
        let _ = (
            mail.poll(),
            api.poll(),
            mail.poll(),
            db.poll(),
            api.poll(),
            db.poll(),
        );
        let expected = [
            "queued api",
            "queued db",
            "queued mail",
            "asked mail",
            "asked api",
            "mail answered",
            "asked db",
            "api answered",
            "db answered",
        ];
        let seen = log.entries();
        assert!(
            seen == expected,
            "called in the order api, db, mail; polled in the order mail, api, mail, db, api, \
             db. The log must be\n  {expected:?}\nand is\n  {seen:?}\nThe order of the calls \
             does not decide when a future runs, the polls do: see the mistake \"The order of the calls is \
             the order of the work\" in chapter 2"
        );
    });
}
