//! Two faces of one bug: a guard of std's mutex that is kept across an await.
use guard_across_await::{Board, check};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
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
            assert!(
                seen.results.is_empty(),
                "10 ms into the ping of api, `results` is {:?}; expected no result yet: a service has one when its ping \
                 has come back, see \"The model\" in chapter 8",
                seen.results
            );
        };
        tokio::join!(check(board.clone(), "api", ping(30, true)), reader);
    });
}

#[test]
fn a_locked_board_is_waited_for() {
    probe::run(async {
        let board = Arc::new(Mutex::new(Board::default()));
        let (ask, page) = a_page_reads(&board);
        ask.send(()).unwrap();
        check(board.clone(), "api", std::future::ready(true)).await;
        page.join().expect("the page is read");
        let results = board.lock().unwrap().results.clone();
        assert!(
            results.get("api") == Some(&true),
            "a thread held the board for a moment, to read it, while a check of api wrote to it; then the results are \
             {results:?}; expected api true: who gives up when `try_lock` fails loses the result. `lock` waits, and with \
             short critical sections it never waits for long, see \"The model\" in chapter 8"
        );
    });
}

/// A thread that holds the board when this function returns. It lets go a moment after it is told that somebody is about
/// to ask for the lock; the moment is long, so that a busy machine gets to the asking within it.
fn a_page_reads(board: &Arc<Mutex<Board>>) -> (mpsc::Sender<()>, JoinHandle<()>) {
    let (board, (held, is_held), (ask, asked)) = (board.clone(), mpsc::channel(), mpsc::channel());
    let page = std::thread::spawn(move || {
        let _guard = board.lock().unwrap();
        held.send(()).unwrap();
        asked.recv().unwrap();
        std::thread::sleep(Duration::from_millis(250));
    });
    is_held.recv().unwrap();
    (ask, page)
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
             not undo what another wrote while it waited, see the mistake \"A lock at each access is enough\" in chapter 8"
        );
        assert!(
            seen.under_way.is_empty(),
            "after both checks `under_way` is {:?}; expected nothing: a check that has its result is no longer under \
             way, see \"The model\" in chapter 8",
            seen.under_way
        );
    });
}

#[test]
fn a_check_takes_off_its_own_name_only() {
    probe::run(async {
        // Each of three checks is the first to finish once: the one that began first, second, third.
        for done in ["api", "db", "mail"] {
            let board = Arc::new(Mutex::new(Board::default()));
            let one = |service| {
                let ms = if service == done { 10 } else { 30 };
                check(board.clone(), service, ping(ms, true))
            };
            let reader = async {
                sleep(Duration::from_millis(20)).await;
                let Ok(board) = board.try_lock() else {
                    panic!(
                        "checks wait for their pings, and the board is locked; expected it to be free: end the guard \
                         before the await, see \"The model\" in chapter 8"
                    );
                };
                let (mut seen, mut expected) = (board.under_way.clone(), vec!["api", "db", "mail"]);
                seen.sort();
                expected.retain(|service| *service != done);
                assert!(
                    seen == expected,
                    "api, db and mail were under way, and {done} is done: `under_way` is {seen:?}; expected {expected:?}: \
                     take off the check's own name. What others wrote meanwhile is theirs, and a place in the list is \
                     old once the lock was released, see the mistake \"A lock at each access is enough\" in chapter 8"
                );
            };
            tokio::join!(one("api"), one("db"), one("mail"), reader);
        }
    });
}
