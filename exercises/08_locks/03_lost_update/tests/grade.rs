//! What was read under a lock is old as soon as the lock is released.
use lost_update::Failures;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

async fn ping(ms: u64, up: bool) -> bool {
    sleep(Duration::from_millis(ms)).await;
    up
}

async fn no_alert() {}

#[test]
fn every_failed_ping_is_counted() {
    probe::run(async {
        let failures = Failures::new();
        tokio::join!(
            failures.check(ping(10, false), no_alert()),
            failures.check(ping(20, false), no_alert()),
        );
        let count = failures.count().await;
        assert!(
            count == 2,
            "two checks at the same time, both pings failed: the count is {count}, expected 2: when both read the count before \
             either writes it, one failure is lost. Read and write in one critical section, see the mistake \"A lock at each access is \
             enough\" in chapter 8"
        );
    });
}

#[test]
fn the_alert_is_sent_once() {
    probe::run(async {
        let failures = Failures::new();
        let log = probe::Log::new();
        let alert = |of: &'static str| {
            let log = log.clone();
            async move {
                log.push(of);
                sleep(Duration::from_millis(100)).await;
                log.push(format!("{of} is known"));
            }
        };
        tokio::join!(
            failures.check(ping(10, false), alert("failure 1")),
            failures.check(ping(20, false), alert("failure 2")),
            failures.check(ping(30, false), alert("failure 3")),
            failures.check(ping(40, false), alert("failure 4")),
            failures.check(ping(50, false), alert("failure 5")),
            failures.check(ping(60, false), alert("failure 6")),
            failures.check(ping(70, false), alert("failure 7")),
        );
        let alerts = log.entries();
        assert!(
            alerts == ["failure 3", "failure 3 is known"],
            "seven checks at the same time, all pings failed: of the alerts was seen {alerts:?}, expected one alert, \
             [\"failure 3\", \"failure 3 is known\"]: for the failure that reaches the limit, begun once and waited for. \
             Decide under the lock that counts, send after it: see the mistake \"A lock at each access is enough\" in chapter 8"
        );
    });
}

#[test]
fn counting_goes_on_while_the_alert_is_sent() {
    probe::run(async {
        let failures = Failures::new();
        let slow_alert = || sleep(Duration::from_millis(100));
        let reader = async {
            sleep(Duration::from_millis(60)).await;
            let count = timeout(Duration::from_millis(1), failures.count()).await;
            assert!(
                count == Ok(4),
                "3 pings failed after 10 ms, a fourth after 50 ms; at 60 ms, while the alert is being sent, the count is \
                 {}; expected 4 at once: nothing that takes time belongs under the lock, see the mistake \"Tokio's mutex is the cure\" \
                 in chapter 8",
                count.map_or("locked".to_owned(), |count| count.to_string())
            );
        };
        tokio::join!(
            failures.check(ping(10, false), slow_alert()),
            failures.check(ping(10, false), slow_alert()),
            failures.check(ping(10, false), slow_alert()),
            failures.check(ping(50, false), slow_alert()),
            reader,
        );
    });
}

#[test]
fn checks_wait_at_the_same_time() {
    probe::run(async {
        let failures = Failures::new();
        let start = Instant::now();
        tokio::join!(
            failures.check(ping(30, false), no_alert()),
            failures.check(ping(30, false), no_alert()),
        );
        let ms = start.elapsed().as_millis();
        assert!(
            ms == 30,
            "two checks, whose pings take 30 ms each, took {ms} ms together; expected 30 ms: wait before you lock, see \
             the mistake \"Tokio's mutex is the cure\" in chapter 8"
        );
    });
}

#[test]
fn only_a_failed_ping_counts() {
    probe::run(async {
        let failures = Failures::new();
        for so_far in 0..2 {
            let reader = async {
                sleep(Duration::from_millis(10)).await;
                failures.count().await
            };
            let ((), during) = tokio::join!(failures.check(ping(30, true), no_alert()), reader);
            let after = failures.count().await;
            assert!(
                during == so_far && after == so_far,
                "a good ping of 30 ms, after {so_far} failed ones: the count is {during} while it is under way and {after} \
                 after it; expected {so_far} and {so_far}: a ping counts when it has failed, and a good one changes \
                 nothing, see the mistake \"A lock at each access is enough\" in chapter 8"
            );
            failures.check(ping(10, false), no_alert()).await;
        }
    });
}

#[test]
fn each_service_has_its_own_count() {
    probe::run(async {
        let (api, db) = (Failures::new(), Failures::new());
        api.check(ping(10, false), no_alert()).await;
        let counts = (api.count().await, db.count().await);
        assert!(
            counts == (1, 0),
            "a ping of one service failed: its count and that of another service are {counts:?}; expected (1, 0): each \
             `Failures` counts for one service, so the count belongs into it, and not to the whole program"
        );
    });
}
