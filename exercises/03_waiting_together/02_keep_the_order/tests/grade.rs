//! Calls `check_all` on a simulated clock, beside a heartbeat that shows whether anything else
//! can run meanwhile.

use keep_the_order::{Service, check, check_all};
use tokio::time::{Duration, Instant, sleep};

fn service(name: &str, up: bool, ms: u64) -> Service {
    Service {
        name: name.to_owned(),
        up,
        answers_after: Duration::from_millis(ms),
    }
}

/// Three services; the first one listed is the last to answer.
fn three() -> [Service; 3] {
    [
        service("api", true, 30),
        service("mail", false, 10),
        service("database", true, 20),
    ]
}

#[test]
fn all_checks_wait_at_the_same_time() {
    probe::run(async {
        let start = Instant::now();
        check_all(&three()).await;
        let ms = start.elapsed().as_millis();
        assert!(
            ms <= 30,
            "check_all took {ms} ms for services that answer after 30, 10 and 20 ms: \
             some were asked only when another had answered, or nobody noticed at once that all had.\n\
             Expected: 30 ms, the time of the slowest. Start every check before you wait for any: \
             an `.await` inside the loop that starts them holds up the loop, and a future in a Vec \
             has not started.\n\
             See the mistake \"Creating the futures first makes them overlap\" in chapter 3."
        );
        assert!(
            ms >= 30,
            "the slowest service answers after 30 ms, but only {ms} ms passed on the runtime's clock.\n\
             Expected: 30 ms. Either a check did not wait (a `sleep(..)` without `.await` never \
             does), or it waited where the runtime cannot see \
             it: `std::thread::sleep` stops the thread, and with it every other check. \
             `tokio::time::sleep(..).await` lets the others run.\n\
             See the mistake \"Any sleep will do\" in chapter 3."
        );

        let many = vec![service("shard", true, 30); 500];
        let start = Instant::now();
        check_all(&many).await;
        let ms = start.elapsed().as_millis();
        assert!(
            ms == 30,
            "check_all took {ms} ms for 500 services that answer after 30 ms each: they were asked in \
             groups.\n\
             Expected: 30 ms. All of them are asked at the same time, however many the configuration \
             has: make no group and no limit of a fixed size.\n\
             See \"The model\" in chapter 3."
        );
    });
}

#[test]
fn one_check_waits_and_returns_its_line() {
    probe::run(async {
        for (service, expected) in [
            (service("api", true, 30), "api: up"),
            (service("mail", false, 10), "mail: down"),
        ] {
            let start = Instant::now();
            let line = check(&service).await;
            let took = start.elapsed();
            assert!(
                line == expected,
                "check returned {line:?} for {service:?}.\n\
                 Expected: {expected:?}. A line is `name: up` or `name: down`: see the task at the \
                 top of src/lib.rs."
            );
            assert!(
                took == service.answers_after,
                "check returned after {took:?} for {service:?}.\n\
                 Expected: after {:?}. `check` waits for its own service and makes its line; \
                 `check_all` calls it for each.\n\
                 See \"The smallest program\" in chapter 3.",
                service.answers_after
            );
        }
    });
}

#[test]
fn other_work_goes_on_meanwhile() {
    probe::run(async {
        // Biased towards the heartbeat, so that each beat that is due is counted.
        let services = three();
        let mut beats = 0;
        let heartbeat = async {
            loop {
                sleep(Duration::from_millis(5)).await;
                beats += 1;
            }
        };
        tokio::select! {
            biased;
            () = heartbeat => {}
            _ = check_all(&services) => {}
        }
        assert!(
            beats >= 5,
            "a heartbeat of one beat every 5 ms ran beside check_all and got {beats} beats; the checks \
             need 30 ms, so at least 5 were due.\n\
             Expected: while the checks wait, the thread is free for other work. Either a call such as \
             `std::thread::sleep` waited without giving the thread back, or a `sleep(..)` without \
             `.await` never waited.\n\
             See the mistake \"Any sleep will do\" in chapter 3."
        );
    });
}

#[test]
fn the_lines_keep_the_order_of_the_services() {
    probe::run(async {
        let two_instances = [
            service("web", false, 20),
            service("api", true, 20),
            service("web", true, 10),
            service("api", false, 0),
        ];
        for services in [&three()[..], &two_instances[..], &[]] {
            let expected: Vec<_> = services
                .iter()
                .map(|s| format!("{}: {}", s.name, if s.up { "up" } else { "down" }))
                .collect();
            let lines = check_all(services).await;

            let mut by_time: Vec<_> = services.iter().zip(&expected).collect();
            by_time.sort_by_key(|(service, _)| service.answers_after);
            let by_completion = by_time.iter().map(|(_, line)| *line).eq(&lines);
            let hint = if by_completion {
                "These are the right lines in the order in which the services answered.\n\
                 See the mistake \"The answers come in the order of finishing\" in chapter 3."
            } else if lines.len() < expected.len() {
                "Some lines are missing: two services may have the same name. See the task at the \
                 top of src/lib.rs."
            } else if lines.iter().any(|line| !expected.contains(line)) {
                "A line is `name: up` or `name: down`: see the task at the top of src/lib.rs."
            } else {
                "Line number i belongs to service number i.\n\
                 See the mistake \"The answers come in the order of finishing\" in chapter 3."
            };
            assert!(
                lines == expected,
                "check_all returned {lines:?}.\n\
                 Expected: {expected:?}, the order of the services.\n\
                 {hint}"
            );
        }
    });
}
