//! The recorder: real tokio programs, and the exact text of their timelines.

use std::future::{pending, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};

use probe::{Recorder, Recording, wait_ms};

/// Runs `program` with a recorder and gives the recording's text, without the `line=` details:
/// they would change with every edit of this file.
fn record(program: impl FnOnce(&Recorder)) -> String {
    let lines = raw(program);
    let bare = |line: &String| match line.find("line=") {
        Some(at) => {
            let rest = line[at..].split_once(' ').map_or("", |(_, rest)| rest);
            format!("{}{rest}", &line[..at]).trim_end().to_string()
        }
        None => line.clone(),
    };
    let lines = lines.iter().map(bare).collect();
    Recording {
        lines,
        outcome: "finished".into(),
    }
    .text()
}

fn raw(program: impl FnOnce(&Recorder)) -> Vec<String> {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let sink = lines.clone();
    let rec = Recorder::new(move |line| sink.lock().unwrap().push(line.to_string()));
    program(&rec);
    let lines = lines.lock().unwrap();
    lines.clone()
}

/// The lines of a recording, for comparing without the columns' padding.
#[track_caller]
fn assert_events(text: &str, expected: &[&str]) {
    let seen: Vec<_> = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(seen, expected, "\n{text}");
}

fn sequential(rec: &Recorder) {
    rec.paused(async {
        rec.track("checks", async {
            rec.track("api", wait_ms(30)).await;
            rec.note("api is up");
            rec.track("db", wait_ms(20)).await;
        })
        .await;
    });
}

fn joined(rec: &Recorder) {
    rec.paused(rec.track("checks", async {
        tokio::join!(rec.track("api", wait_ms(30)), rec.track("db", wait_ms(20)));
    }));
}

fn spawned(rec: &Recorder) {
    rec.paused(rec.track("checks", async {
        let api = rec.spawn("api", wait_ms(30));
        let db = rec.spawn("db", wait_ms(20));
        api.await.unwrap();
        db.await.unwrap();
    }));
}

fn selected(rec: &Recorder) {
    rec.paused(rec.track("checks", async {
        tokio::select! {
            biased;
            () = rec.track("api", wait_ms(30)) => {}
            () = rec.track("db", wait_ms(20)) => {}
        }
    }));
}

#[test]
fn a_sequence_in_the_exact_text_form() {
    let text = record(sequential);
    let expected = "\
clock: paused
     0 ms  checks       create
     0 ms  checks       poll
     0 ms  api          create   by=checks
     0 ms  api          poll     by=checks
     0 ms  api          pending
     0 ms  checks       pending
    30 ms  api          wake     by=clock
    30 ms  checks       poll
    30 ms  api          poll     by=checks
    30 ms  api          ready
    30 ms  api          drop     by=checks
    30 ms  checks       note     text=\"api is up\"
    30 ms  db           create   by=checks
    30 ms  db           poll     by=checks
    30 ms  db           pending
    30 ms  checks       pending
    50 ms  db           wake     by=clock
    50 ms  checks       poll
    50 ms  db           poll     by=checks
    50 ms  db           ready
    50 ms  db           drop     by=checks
    50 ms  checks       ready
    50 ms  checks       drop
outcome: finished
";
    assert_eq!(text, expected);
}

#[test]
fn join_polls_both_children_at_each_wake() {
    assert_events(
        &record(joined),
        &[
            "clock: paused",
            "0 ms checks create",
            "0 ms checks poll",
            "0 ms api create by=checks",
            "0 ms db create by=checks",
            "0 ms api poll by=checks",
            "0 ms api pending",
            "0 ms db poll by=checks",
            "0 ms db pending",
            "0 ms checks pending",
            "20 ms db wake by=clock",
            "20 ms checks poll",
            // `tokio::join!` begins with another child at each poll.
            "20 ms db poll by=checks",
            "20 ms db ready",
            "20 ms db drop by=checks",
            "20 ms api poll by=checks",
            "20 ms api pending",
            "20 ms checks pending",
            "30 ms api wake by=clock",
            "30 ms checks poll",
            "30 ms api poll by=checks",
            "30 ms api ready",
            "30 ms api drop by=checks",
            "30 ms checks ready",
            "30 ms checks drop",
            "outcome: finished",
        ],
    );
}

#[test]
fn spawned_tasks_are_polled_alone_and_wake_who_joins_them() {
    assert_events(
        &record(spawned),
        &[
            "clock: paused",
            "0 ms checks create",
            "0 ms checks poll",
            "0 ms api spawn by=checks",
            "0 ms db spawn by=checks",
            "0 ms checks pending",
            "0 ms api poll",
            "0 ms api pending",
            "0 ms db poll",
            "0 ms db pending",
            "20 ms db wake by=clock",
            "20 ms db poll",
            "20 ms db ready",
            "20 ms db drop",
            "30 ms api wake by=clock",
            "30 ms api poll",
            "30 ms api ready",
            "30 ms api drop",
            "30 ms checks wake by=api",
            "30 ms checks poll",
            "30 ms checks ready",
            "30 ms checks drop",
            "outcome: finished",
        ],
    );
}

#[test]
fn select_cancels_the_loser() {
    assert_events(
        &record(selected),
        &[
            "clock: paused",
            "0 ms checks create",
            "0 ms checks poll",
            "0 ms api create by=checks",
            "0 ms db create by=checks",
            "0 ms api poll by=checks",
            "0 ms api pending",
            "0 ms db poll by=checks",
            "0 ms db pending",
            "0 ms checks pending",
            "20 ms db wake by=clock",
            "20 ms checks poll",
            "20 ms api poll by=checks",
            "20 ms api pending",
            "20 ms db poll by=checks",
            "20 ms db ready",
            "20 ms api cancel by=checks",
            "20 ms db drop by=checks",
            "20 ms checks ready",
            "20 ms checks drop",
            "outcome: finished",
        ],
    );
}

#[test]
fn twenty_runs_on_the_paused_clock_are_identical() {
    for program in [sequential, joined, spawned, selected] {
        let first = raw(program);
        assert!(first.len() > 10, "{first:?}");
        for _ in 1..20 {
            assert_eq!(raw(program), first);
        }
    }
}

#[test]
fn lines_are_those_of_the_callers() {
    let here = line!();
    let lines = raw(|rec| {
        let unpolled = rec.track("early", pending::<()>());
        rec.paused(async {
            rec.note("outside of any \"lane\",\non two lines");
            rec.spawn("task", async {}).await.unwrap();
        });
        drop(unpolled);
    });
    let expected = [
        "clock: paused".to_string(),
        format!("     0 ms  early        create   line={}", here + 2),
        format!(
            "     0 ms  main         note     line={} text=\"outside of any \"lane\", on two lines\"",
            here + 4
        ),
        format!("     0 ms  task         spawn    line={}", here + 5),
        "     0 ms  task         poll".to_string(),
        "     0 ms  task         ready".to_string(),
        "     0 ms  task         drop".to_string(),
        "     0 ms  early        cancel".to_string(),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_dropped_future_is_cancelled_with_all_it_holds() {
    let text = record(|rec| {
        rec.paused(async {
            let mut outer = Box::pin(rec.track("outer", async {
                rec.track("inner", wait_ms(10)).await;
            }));
            let waker = Waker::noop();
            let _ = outer
                .as_mut()
                .poll(&mut std::task::Context::from_waker(waker));
            drop(outer);
            drop(rec.track("unpolled", wait_ms(1)));
        });
    });
    assert_events(
        &text,
        &[
            "clock: paused",
            "0 ms outer create",
            "0 ms outer poll",
            "0 ms inner create by=outer",
            "0 ms inner poll by=outer",
            "0 ms inner pending",
            "0 ms outer pending",
            "0 ms outer cancel",
            "0 ms inner cancel by=outer",
            "0 ms unpolled create",
            "0 ms unpolled cancel",
            "outcome: finished",
        ],
    );
}

#[test]
fn an_aborted_task_wakes_who_joins_it() {
    let text = record(|rec| {
        rec.paused(rec.track("owner", async {
            let task = rec.spawn("task", wait_ms(10));
            wait_ms(5).await;
            task.abort();
            assert!(task.await.unwrap_err().is_cancelled());
        }));
    });
    let tail = text.find("5 ms").unwrap();
    assert_events(
        &text[tail..],
        &[
            "5 ms owner wake by=clock",
            "5 ms owner poll",
            "5 ms owner pending",
            "5 ms task cancel",
            "5 ms owner wake by=task",
            "5 ms owner poll",
            "5 ms owner ready",
            "5 ms owner drop",
            "outcome: finished",
        ],
    );
}

#[test]
fn a_wake_from_a_drop_is_by_what_was_dropped() {
    let text = record(|rec| {
        rec.paused(rec.track("receiver", async {
            let (sender, receiver) = tokio::sync::oneshot::channel::<()>();
            drop(rec.spawn("sender", async move {
                let _kept = sender;
                wait_ms(1).await;
            }));
            assert!(receiver.await.is_err());
        }));
    });
    assert!(text.contains("receiver     wake     by=sender"), "{text}");
}

#[test]
fn a_deferred_wake_is_by_nobody() {
    let text = record(|rec| rec.paused(rec.track("polite", tokio::task::yield_now())));
    assert!(text.contains("     0 ms  polite       wake\n"), "{text}");
}

#[test]
fn a_task_left_over_is_cancelled_with_the_runtime() {
    let text = record(|rec| {
        rec.paused(async {
            rec.spawn("forgotten", pending::<()>());
            wait_ms(3).await;
        });
    });
    assert!(text.contains("     3 ms  forgotten    cancel\n"), "{text}");
}

#[test]
fn a_panic_while_polling_leaves_the_recorder_in_order() {
    let text = record(|rec| {
        rec.paused(rec.track("owner", async {
            let task = rec.spawn("task", async {
                rec_panic(rec_inner()).await;
            });
            assert!(task.await.unwrap_err().is_panic());
            // Still by the owner: the panicking lanes have left the stack.
            rec.track("after", async {}).await;
        }));
    });
    fn rec_inner() -> impl Future<Output = ()> {
        poll_fn(|_| -> Poll<()> { std::panic::resume_unwind(Box::new("on purpose")) })
    }
    async fn rec_panic(inner: impl Future<Output = ()>) {
        inner.await;
    }
    assert_events(
        &text,
        &[
            "clock: paused",
            "0 ms owner create",
            "0 ms owner poll",
            "0 ms task spawn by=owner",
            "0 ms owner pending",
            "0 ms task poll",
            "0 ms task cancel",
            "0 ms owner wake by=task",
            "0 ms owner poll",
            "0 ms after create by=owner",
            "0 ms after poll by=owner",
            "0 ms after ready",
            "0 ms after drop by=owner",
            "0 ms owner ready",
            "0 ms owner drop",
            "outcome: finished",
        ],
    );
}

#[test]
fn a_panic_of_the_body_passes_through() {
    let text = record(|rec| {
        let run =
            || rec.paused(rec.track("body", async { std::panic::resume_unwind(Box::new(1)) }));
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
        drop(rec.track("after", async {}));
    });
    assert!(text.contains("body         cancel\n"), "{text}");
    assert!(text.contains("after        create\n"), "{text}");
}

#[test]
fn workers_have_names_and_no_times() {
    fn two_workers(rec: &Recorder) {
        rec.workers(2, async {
            let here = Arc::new(tokio::sync::Barrier::new(2));
            let gate = here.clone();
            let task = rec.spawn("task", async move {
                gate.wait().await;
            });
            here.wait().await;
            task.await.unwrap();
        });
    }
    let text = record(two_workers);
    assert!(
        text.starts_with("clock: none\n     -     task         spawn\n"),
        "{text}"
    );
    assert!(
        text.contains("     -     task         poll     on=worker-1\n"),
        "{text}"
    );
    assert!(!text.contains(" ms "), "{text}");
}

/// A task that is polled by two workers, forced: the first worker is kept busy meanwhile.
#[expect(
    clippy::async_yields_async,
    reason = "whoever joins the task joins `busy` after it"
)]
fn moved(rec: &Recorder) {
    rec.workers(2, async {
        let (busy, is_busy) = tokio::sync::oneshot::channel();
        let (go, gone) = tokio::sync::oneshot::channel::<()>();
        let (done, is_done) = std::sync::mpsc::channel::<()>();
        let inner = rec.clone();
        let task = rec.spawn("task", async move {
            // Lands in the slot of this worker that no other worker takes from.
            let busy = inner.spawn("busy", async move {
                busy.send(()).unwrap();
                is_done.recv().unwrap();
            });
            gone.await.unwrap();
            busy
        });
        is_busy.await.unwrap();
        go.send(()).unwrap();
        let busy = task.await.unwrap();
        done.send(()).unwrap();
        busy.await.unwrap();
    });
}

#[test]
fn a_task_that_moves_is_recorded_the_same_twenty_times() {
    let text = record(moved);
    assert_events(
        &text,
        &[
            "clock: none",
            "- task spawn",
            "- task poll on=worker-1",
            "- busy spawn by=task",
            "- task pending",
            "- busy poll on=worker-1",
            "- task wake",
            "- task poll on=worker-2",
            "- task ready",
            "- task drop",
            "- busy ready",
            "- busy drop",
            "outcome: finished",
        ],
    );
    for _ in 1..20 {
        assert_eq!(record(moved), text);
    }
}

#[test]
#[expect(clippy::await_holding_lock, reason = "this is the deadlock")]
fn the_timeline_of_a_deadlock_is_already_written() {
    // The thread that deadlocks is left behind: only its lines are looked at.
    let (lines, written) = std::sync::mpsc::channel();
    let rec = Recorder::new(move |line| drop(lines.send(line.to_string())));
    std::thread::spawn(move || {
        let board = std::sync::Mutex::new(());
        rec.paused(async {
            let hold = |name| {
                rec.track(name, async {
                    let guard = board.lock().unwrap();
                    wait_ms(10).await;
                    drop(guard);
                })
            };
            tokio::join!(hold("first"), hold("second"));
        });
    });
    let wait = std::time::Duration::from_secs(60);
    let lines: Vec<_> = (0..6)
        .map(|_| written.recv_timeout(wait).unwrap())
        .collect();
    assert!(
        lines[5].starts_with("     0 ms  second       poll"),
        "{lines:#?}"
    );
    let stopped = Recording {
        lines,
        outcome: "stopped: deadlock".into(),
    }
    .text();
    assert!(
        stopped.ends_with("poll\noutcome: stopped: deadlock\n"),
        "{stopped}"
    );
}

#[test]
fn one_recorder_records_one_run() {
    let rec = Recorder::new(|_| {});
    rec.paused(async {});
    let again = catch_unwind(AssertUnwindSafe(|| rec.paused(async {})));
    assert!(again.is_err());
}

#[test]
fn a_lane_is_one_word() {
    let rec = Recorder::new(|_| {});
    for bad in ["", "two words", "a=b"] {
        assert!(catch_unwind(AssertUnwindSafe(|| drop(rec.track(bad, async {})))).is_err());
    }
}
