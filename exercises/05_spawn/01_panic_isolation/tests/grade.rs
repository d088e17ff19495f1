//! Gives `run_check` checks that answer and checks that panic.

use panic_isolation::{Report, run_check};
use probe::wait_ms;

/// Calls `run_check` in a task, so that a panic that gets out of it can be told.
async fn observe(check: impl Future<Output = bool> + Send + 'static) -> Report {
    let report = tokio::spawn(run_check(check)).await;
    report.unwrap_or_else(|_| {
        panic!(
            "the check panicked, and run_check panicked with it: the panic goes on into whoever called run_check.\n\
             Expected: Report::Crashed. Let the check run in a task of its own: a panic ends that task \
             and comes back from its handle as an `Err`. `unwrap` and `expect` on that `Err` panic again, \
             and so they do on what is inside it, when it is no text.\n\
             See the mistake \"A panic in a task takes the program down\" in chapter 5."
        )
    })
}

async fn panics_with_a_fixed_message() -> bool {
    wait_ms(5).await;
    panic!("no route to the database")
}

async fn panics_with_a_formatted_message(days: u32) -> bool {
    wait_ms(5).await;
    panic!("certificate expired {days} days ago")
}

#[test]
fn a_panic_is_reported_and_goes_no_further() {
    probe::test().expect_panics(2).run(async {
        let report = observe(panics_with_a_fixed_message()).await;
        assert!(
            matches!(report, Report::Crashed(_)),
            "the check panicked, and run_check reported {report:?}: nobody will learn that the check \
             is broken.\n\
             Expected: Report::Crashed. A handle gives `Ok(answer)` or `Err(JoinError)`; the `Err` is \
             no answer.\n\
             See the mistake \"A panic nobody awaits is still seen\" in chapter 5."
        );
        let at_once = observe(async { panic!("no such service") }).await;
        assert!(
            matches!(at_once, Report::Crashed(_)),
            "the check panicked before its first await, and run_check reported {at_once:?}.\n\
             Expected: Report::Crashed, wherever the check panics: the whole check belongs into a \
             task of its own.\n\
             See \"The model\" in chapter 5."
        );
    });
}

#[test]
fn the_report_says_why() {
    probe::test().expect_panics(2).run(async {
        let fixed = observe(panics_with_a_fixed_message()).await;
        let formatted = observe(panics_with_a_formatted_message(12)).await;
        for (report, message) in [
            (fixed, "no route to the database"),
            (formatted, "certificate expired 12 days ago"),
        ] {
            let told = matches!(&report, Report::Crashed(why) if why.contains(message));
            assert!(
                told,
                "the check panicked with \"{message}\", and the report is {report:?}.\n\
                 Expected: a Crashed with that message in it. The JoinError knows the message: its \
                 `to_string()` has it; in `into_panic()` it is a `&str` or, when it was formatted, a \
                 `String`.\n\
                 See \"Line by line\" in chapter 5."
            );
        }
    });
}

#[test]
fn a_panic_without_a_text_is_reported_too() {
    probe::test().expect_panics(1).run(async {
        let report = observe(async {
            wait_ms(5).await;
            std::panic::panic_any(404_u16)
        });
        let report = report.await;
        assert!(
            matches!(report, Report::Crashed(_)),
            "the check panicked with the number 404 instead of a text, and run_check reported \
             {report:?}.\n\
             Expected: a Crashed, with whatever words you like.\n\
             See \"Line by line\" in chapter 5."
        );
    });
}

#[test]
fn answers_are_reported_as_before() {
    probe::run(async {
        for (ms, up, expected) in [
            (5, true, Report::Up),
            (5, false, Report::Down),
            (3_600_000, true, Report::Up),
        ] {
            let report = observe(async move {
                wait_ms(ms).await;
                up
            })
            .await;
            assert!(
                report == expected,
                "the check answered {up} and run_check reported {report:?}; the answer took {ms} ms.\n\
                 Expected: {expected:?}. The answer is inside the handle's `Ok`; wait for it.\n\
                 See \"The model\" in chapter 5."
            );
        }
    });
}
