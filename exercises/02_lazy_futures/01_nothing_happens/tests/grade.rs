//! Runs a round on a simulated clock and reads its log.
use nothing_happens::{check, morning_round};
use probe::Log;
use tokio::time::Instant;

#[test]
fn both_services_are_asked() {
    probe::run(async {
        let (log, start) = (Log::new(), Instant::now());
        morning_round(&log).await;
        let ms = start.elapsed().as_millis();
        for service in ["api", "db"] {
            let seen = log.entries();
            assert!(
                seen.contains(&format!("asked {service}")),
                "the round is over and nobody has asked {service}: the log is {seen:?}. \
                 A call of an async fn only makes a future, and this one was dropped before \
                 its first poll. Await it: see \"The smallest program\" in chapter 2"
            );
            assert!(
                seen.contains(&format!("{service} is up")),
                "{service} was asked, but the round did not wait for its answer: the log is \
                 {seen:?}. Whoever needs the answer awaits the future that brings it: see \
                 \"The model\" in chapter 2"
            );
            let asked = seen
                .iter()
                .filter(|line| **line == format!("asked {service}"));
            let asked = asked.count();
            assert!(
                asked == 1,
                "{service} was asked {asked} times in one round: the log is {seen:?}. Each call \
                 of check makes one more future, and each future that is awaited asks once: \
                 see \"Line by line\" in chapter 2"
            );
        }
        assert!(
            ms >= 10,
            "the log has both answers, but only {ms} ms passed, and an answer takes 10 ms: \
             nobody awaited `check` as it stands. Lines that morning_round writes itself are \
             no answers; `std::thread::sleep` or a runtime in a thread holds this thread up. \
             Await the futures of `check`: see \"The smallest program\" in chapter 2"
        );
        assert!(
            ms <= 20,
            "the round took {ms} ms, and two answers of 10 ms each take 20 ms at most: was \
             there a pause of a guessed length? An await ends when its answer is there, not \
             earlier and not later: see \"The model\" in chapter 2"
        );
    });
}

#[test]
fn the_round_begins_first() {
    probe::run(async {
        let log = Log::new();
        morning_round(&log).await;
        let seen = log.entries();
        let begins = seen.iter().filter(|line| *line == "round begins").count();
        assert!(
            begins == 1 && seen.first().is_some_and(|line| line == "round begins"),
            "'round begins' must be logged once, as the very first line: the log is {seen:?}. \
             The lines of an async fn run in their order, from its first poll on: see \"The \
             model\" in chapter 2"
        );
    });
}

#[test]
fn the_round_ends_last() {
    probe::run(async {
        let log = Log::new();
        morning_round(&log).await;
        // A round that left work behind gives it away now.
        probe::wait_ms(100).await;
        let seen = log.entries();
        let ends = seen.iter().filter(|line| *line == "round ends").count();
        assert!(
            ends == 1,
            "'round ends' must be logged once, and was logged {ends} times: the log is \
             {seen:?}. An async block is a future too, and as lazy: see \"Line by line\" in \
             chapter 2"
        );
        assert!(
            seen.last().is_some_and(|line| line == "round ends"),
            "'round ends' must be the last line, but work went on after it: the log is \
             {seen:?}. The round ends when both checks have been awaited: see \"The model\" in \
             chapter 2"
        );
    });
}

#[test]
fn a_call_alone_does_nothing() {
    probe::run(async {
        let log = Log::new();
        let not_polled = (morning_round(&log), check("api", &log));
        let seen = log.entries();
        assert!(
            seen.is_empty(),
            "nobody has polled these futures yet, and the log has {seen:?} already. The work \
             belongs inside the future, so that it starts at the first poll: see the mistake \"A call \
             starts the work\" in chapter 2"
        );
        drop(not_polled);
        let seen = log.entries();
        assert!(
            seen.is_empty(),
            "these futures were dropped before their first poll, and the log has {seen:?}: \
             a future that was never polled has nothing to do or to undo: see \"The model\" in \
             chapter 2"
        );
    });
}
