//! A lock that is held while its owner waits makes everybody wait.
use lock_over_io::{Board, Report};
use std::time::Duration;
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
             time if nobody holds the lock while it waits, see 'Tokio's mutex is the cure' in chapter 08"
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
                     board; expected to see the board at once: see 'Tokio's mutex is the cure' in chapter 08"
                );
            };
            let seen = services(&reports);
            assert!(
                seen == [(1, "api")],
                "20 ms after the start the board shows {seen:?}; expected [(1, \"api\")], whose ping took 10 ms: a check \
                 that is done must not wait for one that is not, see 'Tokio's mutex is the cure' in chapter 08"
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
             take the number and write the report in one critical section, after the ping, see 'A lock at each access \
             is enough' in chapter 08"
        );
        let seen = services(&board.reports().await);
        assert!(
            seen == [(1, "db"), (2, "mail"), (3, "api")],
            "the board shows {seen:?}; expected [(1, \"db\"), (2, \"mail\"), (3, \"api\")]: every report once, by \
             number, see 'A lock at each access is enough' in chapter 08"
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
             and every report: a lock guards only those who share it, see 'A lock at each access is enough' in chapter 08"
        );
    });
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
