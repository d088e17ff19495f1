//! A board for code that is async and for code that is not.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;
use std_mutex_is_right::Board;
use tokio::time::{sleep, timeout};

/// Calls `record`; a panic of it becomes a message that teaches.
fn record(board: &Board, service: &'static str, place: &str) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| board.record(service))) {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| text.to_string()));
        panic!(
            "`record` panicked {place}: \"{}\"; expected it to work there: which lock may code that is not async take \
             inside a task? See the mistake \"A sync method can use blocking_lock\" in chapter 8",
            text.unwrap_or_default()
        );
    }
}

#[test]
fn a_task_can_record() {
    probe::run(async {
        let board = Board::new();
        record(&board, "api", "inside a task");
        record(&board, "api", "inside a task");
        let count = board.count("api");
        assert!(
            count == 2,
            "two reports of api were recorded, and right after it the count is {count}; expected 2: the report must be on \
             the board when `record` returns, see the mistake \"An async program needs an async mutex\" in chapter 8"
        );
        record(&board, "db", "inside a task");
        let counts = (board.count("api"), board.count("db"), board.count("web"));
        assert!(
            counts == (2, 1, 0),
            "two reports of api, one of db and none of web were recorded, and the counts are {counts:?}; expected \
             (2, 1, 0): each service has a count of its own"
        );
        let count = Board::new().count("api");
        assert!(
            count == 0,
            "two reports of api went to another board, and a new board counts {count} of them; expected 0: what a lock \
             guards belongs beside it, in the board, and not to the whole program"
        );
    });
}

#[test]
fn tasks_on_several_threads_can_record() {
    probe::test().workers(4).run(async {
        let board = Arc::new(Board::new());
        let tasks: Vec<_> = (0..4)
            .map(|_| {
                let board = board.clone();
                tokio::spawn(async move {
                    let place = "inside a task on a runtime with several threads";
                    for _ in 0..10_000 {
                        record(&board, "api", place);
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("`record` works inside a task");
        }
        let count = board.count("api");
        assert!(
            count == 40_000,
            "4 tasks on 4 threads recorded 10000 reports each, and the board counts {count}; expected 40000: who does not \
             get the lock must wait for it, in a task too. The wait is short if the critical section is, see the mistake \"A sync method \
             can use blocking_lock\" in chapter 8"
        );
    });
}

/// A check that notes on the board when it is given up.
struct Check<'a>(&'a Board);

impl Drop for Check<'_> {
    fn drop(&mut self) {
        record(self.0, "given up", "in a Drop that runs inside a task");
    }
}

#[test]
fn a_dropped_check_is_recorded() {
    probe::run(async {
        let board = Board::new();
        let slow = async {
            let _check = Check(&board);
            sleep(Duration::from_secs(5)).await;
        };
        let gone = timeout(Duration::from_millis(10), slow).await;
        assert!(
            gone.is_err(),
            "the timeout of 10 ms should have dropped a check of 5 s"
        );
        let count = board.count("given up");
        assert!(
            count == 1,
            "a check was dropped, and the board counts {count} that were given up; expected 1: a Drop cannot await, so \
             `record` must be done when it returns, see the mistake \"An async program needs an async mutex\" in chapter 8"
        );
    });
}

/// Two threads record until each has seen the other come between two of its own records this often. On a machine
/// with one free core that takes a while, with two it is quick; a fixed number of records could be over before the
/// other thread has even begun.
const INTERLEAVED: u32 = 60;

#[test]
fn threads_can_record() {
    probe::run_sync(|| {
        let board = Arc::new(Board::new());
        let done = Arc::new([AtomicU32::new(0), AtomicU32::new(0)]);
        let threads = [0, 1].map(|me| {
            let (board, done) = (board.clone(), done.clone());
            std::thread::spawn(move || {
                let (mut seen, mut others) = (0, 0);
                while seen < INTERLEAVED {
                    record(&board, "api", "on a thread without a runtime");
                    done[me].fetch_add(1, Relaxed);
                    let now = done[1 - me].load(Relaxed);
                    // Who has seen enough stops; nobody can come between any more.
                    seen += u32::from(now != others || now >= FINISHED);
                    others = now;
                }
                done[me].fetch_add(FINISHED, Relaxed)
            })
        });
        let recorded: u32 = threads
            .map(|thread| thread.join().expect("`record` does not panic"))
            .iter()
            .map(|count| count % FINISHED)
            .sum();
        let count = board.count("api");
        assert!(
            count == recorded,
            "two threads recorded {recorded} reports, and the board counts {count}; expected {recorded}: who does not \
             get the lock must wait for it, and must not let go of it between reading the count and writing it, see \
             the mistake \"A sync method can use blocking_lock\" in chapter 8"
        );
    });
}

/// Marks the count of a thread that has stopped.
const FINISHED: u32 = 1 << 30;
