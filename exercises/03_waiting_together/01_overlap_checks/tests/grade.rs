//! Calls `check_both` with two simulated services and notes when each one is asked, when
//! it answers, and when `check_both` returns.

use overlap_checks::check_both;
use probe::Log;
use std::cmp::Ordering;
use tokio::time::{Duration, Instant, sleep};

/// The times of the API and of the database, in milliseconds.
const TIMES: [(u64, u64); 4] = [(30, 20), (20, 30), (7, 7), (40, 300)];

/// A service that answers `up` after `ms` milliseconds, and notes what happens to it. It waits
/// twice (to connect, then for the answer), so that one poll at the start is not enough.
async fn service(name: &str, ms: u64, up: bool, start: Instant, log: Log) -> bool {
    log.push(format!("{:>7} ms  {name} is asked", passed(start)));
    sleep(Duration::from_millis(ms / 2)).await;
    sleep(Duration::from_millis(ms - ms / 2)).await;
    log.push(format!("{:>7} ms  {name} answers", passed(start)));
    up
}

/// Milliseconds on the simulated clock.
fn passed(start: Instant) -> u128 {
    start.elapsed().as_millis()
}

/// Calls `check_both`; returns its answers, its time, and what happened meanwhile.
async fn observe(api: (u64, bool), database: (u64, bool)) -> ((bool, bool), u128, String) {
    let (start, log) = (Instant::now(), Log::new());
    let api = service("the API", api.0, api.1, start, log.clone());
    let database = service("the database", database.0, database.1, start, log.clone());
    let answers = check_both(api, database).await;
    let ms = passed(start);
    log.push(format!("{ms:>7} ms  check_both returns"));
    (answers, ms, log.entries().join("\n"))
}

#[test]
fn both_checks_wait_at_the_same_time() {
    probe::run(async {
        for (api, database) in TIMES {
            let slower = u128::from(api.max(database));
            let (_, ms, story) = observe((api, true), (database, true)).await;
            let why = match ms.cmp(&u128::from(api + database)) {
                Ordering::Less => {
                    "one of them stood still for a while: a future goes on only when it is polled"
                }
                Ordering::Equal => "they waited one after the other",
                Ordering::Greater => {
                    "check_both did not return when both had answered: was there a guessed pause?"
                }
            };
            assert!(
                ms <= slower,
                "check_both took {ms} ms for a check of {api} ms and a check of {database} ms: \
                 {why}.\n\n{story}\n\n\
                 Expected: {slower} ms. Both services are asked at 0 ms and both waits go on at the same time.\n\
                 An `.await` does not go on to the next line before its own future is done.\n\
                 See \"The model\" in chapter 3."
            );
        }
    });
}

#[test]
fn both_answers_are_waited_for() {
    probe::run(async {
        for (api, database) in TIMES {
            let slower = u128::from(api.max(database));
            let (_, ms, story) = observe((api, true), (database, true)).await;
            assert!(
                ms >= slower,
                "check_both returned after {ms} ms, but the slower service answers after {slower} ms: \
                 one check was dropped before it had an answer.\n\n{story}\n\n\
                 Expected: check_both returns when both services have answered. To wait for the first \
                 answer is a race; here both answers are wanted.\n\
                 See \"The model\" in chapter 3."
            );
        }
    });
}

#[test]
fn a_waiting_check_is_left_alone() {
    probe::run(async {
        let service = |ms| service("a service", ms, true, Instant::now(), Log::new());
        let (api, of_api) = probe::watch(service(200));
        let (database, of_database) = probe::watch(service(300));
        check_both(api, database).await;
        let polls = of_api.polls() + of_database.polls();
        assert!(
            polls <= 20,
            "while they waited 200 ms and 300 ms, the two checks were polled {polls} times: check_both \
             asks them again and again whether they are done.\n\
             Expected: a handful of polls. A future that waits calls its waker when it can go on; `join!` \
             sleeps until then, and so does an `.await`.\n\
             See \"The model\" in chapter 3."
        );
    });
}

#[test]
fn each_answer_is_in_its_place() {
    probe::run(async {
        for (api_ms, database_ms) in TIMES {
            for (api, database) in [(true, false), (false, true), (true, true), (false, false)] {
                let (answers, _, story) = observe((api_ms, api), (database_ms, database)).await;
                assert!(
                    answers == (api, database),
                    "the API answered {api} and the database {database}, but check_both returned \
                     {answers:?}.\n\n{story}\n\n\
                     Expected: ({api}, {database}), the API's answer first, whichever answers first.\n\
                     See the mistake \"The answers come in the order of finishing\" in chapter 3."
                );
            }
        }
    });
}
