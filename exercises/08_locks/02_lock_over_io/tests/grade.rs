//! A lock that is held while its owner waits makes everybody wait.
use lock_over_io::{Board, Report};
use std::future::{poll_fn, ready};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::task::Poll;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::task::coop::{consume_budget, has_budget_remaining};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

async fn ping(ms: u64) -> bool {
    sleep(Duration::from_millis(ms)).await;
    true
}

fn services(reports: &[Report]) -> Vec<(usize, &'static str)> {
    reports
        .iter()
        .map(|report| (report.number, report.service))
        .collect()
}

#[test]
fn checks_wait_at_the_same_time() {
    probe::run(async {
        let board = Board::new();
        let (api, db, mail) = (
            board.connect("api"),
            board.connect("db"),
            board.connect("mail"),
        );
        let start = Instant::now();
        tokio::join!(
            api.check(ping(30)),
            db.check(ping(30)),
            mail.check(ping(30))
        );
        let ms = start.elapsed().as_millis();
        assert!(
            ms == 30,
            "three checks, whose pings take 30 ms each, took {ms} ms together; expected 30 ms: they wait at the same \
             time if nobody holds the lock while it waits, see the mistake \"Tokio's mutex is the cure\" in chapter 8"
        );
    });
}

#[test]
fn a_finished_check_is_on_the_board_at_once() {
    probe::run(async {
        let board = Board::new();
        let (api, db) = (board.connect("api"), board.connect("db"));
        let reader = async {
            sleep(Duration::from_millis(20)).await;
            let Ok(reports) = timeout(Duration::from_millis(1), board.reports()).await else {
                panic!(
                    "20 ms after the start, `reports` had to wait, because a check that waits for its ping holds the \
                     board; expected to see the board at once: see the mistake \"Tokio's mutex is the cure\" in chapter 8"
                );
            };
            let seen = services(&reports);
            assert!(
                seen == [(1, "api")],
                "20 ms after the start the board shows {seen:?}; expected [(1, \"api\")], whose ping took 10 ms: a check \
                 that is done must not wait for one that is not, see the mistake \"Tokio's mutex is the cure\" in chapter 8"
            );
        };
        tokio::join!(api.check(ping(10)), db.check(ping(50)), reader);
    });
}

#[test]
fn numbers_follow_the_order_of_the_reports() {
    probe::run(async {
        let board = Board::new();
        let (api, db, mail) = (
            board.connect("api"),
            board.connect("db"),
            board.connect("mail"),
        );
        let numbers = tokio::join!(
            api.check(ping(30)),
            db.check(ping(10)),
            mail.check(ping(20))
        );
        assert!(
            numbers == (3, 1, 2),
            "pings of 30, 10 and 20 ms got the numbers {numbers:?}; expected (3, 1, 2), the order in which they finish: \
             take the number and write the report in one critical section, after the ping, see the mistake \"A lock at each access \
             is enough\" in chapter 8"
        );
        let seen = services(&board.reports().await);
        assert!(
            seen == [(1, "db"), (2, "mail"), (3, "api")],
            "the board shows {seen:?}; expected [(1, \"db\"), (2, \"mail\"), (3, \"api\")]: every report once, by \
             number, see the mistake \"A lock at each access is enough\" in chapter 8"
        );
    });
}

#[test]
fn all_connections_share_one_numbering() {
    probe::run(async {
        let board = Board::new();
        let mut numbers = Vec::new();
        for service in ["api", "db", "api"] {
            numbers.push(board.connect(service).check(ping(10)).await);
        }
        let seen = services(&board.reports().await);
        assert!(
            numbers == [1, 2, 3] && seen == [(1, "api"), (2, "db"), (3, "api")],
            "three checks one after the other got the numbers {numbers:?}, and the board shows {seen:?}; expected 1, 2, 3 \
             and every report: a lock guards only those who share it, see the mistake \"A lock at each access is enough\" in chapter 8"
        );
    });
}

/// Tokio lets a task do only so many steps in one poll: then its locks and channels are pending once, although
/// they are free. This begins a new poll of the calling task and uses up all steps but `left`.
async fn leave_steps(left: usize) {
    yield_now().await;
    let mut steps = 0;
    while has_budget_remaining() {
        consume_budget().await;
        steps += 1;
    }
    yield_now().await;
    for _ in left..steps {
        consume_budget().await;
    }
}

#[test]
fn nobody_comes_between_the_number_and_the_report() {
    probe::run(async {
        // Stops one check at each of its awaits in turn, and lets another one go first.
        for left in 0..8 {
            let board = Board::new();
            let (api, db) = (board.connect("api"), board.connect("db"));
            let mut first = pin!(api.check(ready(true)));
            leave_steps(left).await;
            let begun = poll_fn(|cx| Poll::Ready(first.as_mut().poll(cx))).await;
            let rest = async {
                match begun {
                    Poll::Ready(number) => number,
                    Poll::Pending => first.await,
                }
            };
            let (db, api) = tokio::join!(biased; db.check(ready(true)), rest);
            let seen = services(&board.reports().await);
            assert!(
                api != db,
                "the check of api waited at an await after its ping, and meanwhile the check of db reported. Both got \
                 the number {api}, and the board shows {seen:?}; expected two numbers: read the length and push the \
                 report under one guard, two calls of `lock` let others in between, see the mistake \"A lock at each access is \
                 enough\" in chapter 8"
            );
        }
    });
}

/// On each of so many boards two threads check until one of them has seen the other come between two of its own checks
/// this often, or until it has made `CHECKS`. With one free core they take turns, and a turn ends at any instruction; a
/// right answer that never gives up its turn then makes all of them, and must stay far from probe's bound on CPU time.
const BOARDS: usize = 8;
const INTERLEAVED: u32 = 500;
const CHECKS: u32 = 50_000;

#[test]
fn checks_on_two_threads_share_one_numbering() {
    probe::run_sync(|| {
        let mut builder = Builder::new_multi_thread();
        let runtime = builder.worker_threads(1).enable_time().build();
        let runtime = runtime.expect("a runtime starts");
        for _ in 0..BOARDS {
            let board = runtime.block_on(async { Board::new() });
            let checks = check_on_two_threads(&board, &runtime);
            let reports = runtime.block_on(board.reports());
            let wrong = reports
                .iter()
                .enumerate()
                .position(|(i, report)| report.number != i + 1);
            assert!(
                reports.len() == checks && wrong.is_none(),
                "two threads made {checks} checks, and the board has {} reports; the first one with a wrong number is {:?}. \
             Expected {checks} reports with the numbers 1, 2, 3 and so on: read the length and push the report under \
             one guard, two calls of `lock` let others in between, see the mistake \"A lock at each access is enough\" in chapter 8",
                reports.len(),
                wrong.map(|i| &reports[i])
            );
        }
    });
}

/// Returns how many checks both threads have made together.
fn check_on_two_threads(board: &Board, runtime: &Runtime) -> usize {
    let (made, stop) = (
        [AtomicU32::new(0), AtomicU32::new(0)],
        AtomicBool::new(false),
    );
    std::thread::scope(|scope| {
        for (me, service) in [(0, "api"), (1, "db")] {
            let (connection, made, stop) = (board.connect(service), &made, &stop);
            scope.spawn(move || {
                runtime.block_on(async {
                    let (mut seen, mut others) = (0, 0);
                    while !stop.load(Relaxed) {
                        connection.check(ready(true)).await;
                        let mine = made[me].fetch_add(1, Relaxed) + 1;
                        let now = made[1 - me].load(Relaxed);
                        seen += u32::from(now != others);
                        others = now;
                        if seen == INTERLEAVED || mine == CHECKS {
                            stop.store(true, Relaxed);
                        }
                    }
                });
            });
        }
    });
    made.map(AtomicU32::into_inner).iter().sum::<u32>() as usize
}

#[test]
fn each_board_has_its_own_numbering() {
    probe::run(async {
        let (one, other) = (Board::new(), Board::new());
        one.connect("api").check(ping(10)).await;
        let number = other.connect("db").check(ping(10)).await;
        let seen = services(&other.reports().await);
        assert!(
            number == 1 && seen == [(1, "db")],
            "the first report of a board got the number {number}, and the board shows {seen:?}, after a report went to \
             another board; expected number 1 and [(1, \"db\")]: what a lock guards belongs beside it, in the board, and \
             not to the whole program"
        );
    });
}
