//! Two faces of one bug: a guard of std's mutex that is kept across an await.
use guard_across_await::{Board, check};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

async fn ping(ms: u64, up: bool) -> bool {
    sleep(Duration::from_millis(ms)).await;
    up
}

#[test]
fn a_check_can_be_spawned() {
    probe::test().compiler().run_sync(|| {
        probe::compile::marks(env!("CARGO_MANIFEST_DIR"), "ui");
    });
}

#[test]
fn a_check_under_way_is_shown() {
    probe::run(async {
        let board = Arc::new(Mutex::new(Board::default()));
        let reader = async {
            sleep(Duration::from_millis(10)).await;
            let Ok(seen) = board.try_lock() else {
                panic!(
                    "10 ms into its ping, the check still holds the guard of the board; expected the board to be free \
                     while the check waits: end the guard before the await, see \"The model\" in chapter 8"
                );
            };
            assert!(
                seen.under_way == ["api"],
                "10 ms into the ping of api, `under_way` is {:?}; expected [\"api\"]: note it before the await, under a \
                 lock of its own, see \"The model\" in chapter 8",
                seen.under_way
            );
        };
        tokio::join!(check(board.clone(), "api", ping(30, true)), reader);
    });
}

#[test]
fn two_checks_in_one_task_both_finish() {
    probe::run(async {
        let board = Arc::new(Mutex::new(Board::default()));
        // Nothing here asks for Send, so this compiles with a guard across the await too.
        tokio::join!(
            check(board.clone(), "api", ping(30, true)),
            check(board.clone(), "db", ping(20, false)),
        );
        let seen = board.lock().unwrap();
        let results: Vec<_> = seen.results.iter().collect();
        assert!(
            results == [(&"api", &true), (&"db", &false)],
            "after both checks the results are {results:?}; expected api true and db false: what a check writes must \
             not undo what another wrote while it waited, see \"A lock at each access is enough\" in chapter 8"
        );
        assert!(
            seen.under_way.is_empty(),
            "after both checks `under_way` is {:?}; expected nothing: a check that has its result is no longer under \
             way, see \"The model\" in chapter 8",
            seen.under_way
        );
    });
}
