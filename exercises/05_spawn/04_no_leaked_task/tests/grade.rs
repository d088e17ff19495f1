//! Starts heartbeats, drops them, and counts the beats before and after.

use no_leaked_task::Heartbeat;
use probe::wait_ms;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::{RecvTimeoutError, channel};
use tokio::time::Duration;

/// Starts a heartbeat of 10 ms that counts its beats. The task owns one clone of the counter.
fn start() -> (Heartbeat, Arc<AtomicUsize>) {
    let beats = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&beats);
    let heartbeat = Heartbeat::start(Duration::from_millis(10), move || {
        counter.fetch_add(1, SeqCst);
    });
    (heartbeat, beats)
}

/// What vigil does when the service is gone from the configuration: drops its Heartbeat.
fn reload(heartbeat: Heartbeat) {
    let (done, waiting) = channel::<()>();
    // Decides nothing: a thread that is kept is stopped by probe, which shows what was printed.
    std::thread::spawn(move || {
        if waiting.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            eprintln!(
                "To drop the Heartbeat does not come to an end: you cannot wait in `drop`. A loop on \
                 is_finished() keeps the very thread on which the runtime would have to end the task.\n\
                 Expected: `drop` asks the task to end, and returns.\n\
                 See the mistake \"abort has ended the task\" in chapter 5."
            );
        }
    });
    {
        let _dropped = heartbeat;
    }
    drop(done);
}

#[test]
fn it_beats_while_it_lives() {
    probe::run(async {
        let (heartbeat, beats) = start();
        wait_ms(35).await;
        let seen = beats.load(SeqCst);
        reload(heartbeat);
        assert!(
            seen <= 3,
            "in 35 ms a heartbeat of 10 ms has beaten {seen} times.\n\
             Expected: 3 times, the first after one period. The first tick of a `tokio::time::interval` \
             is ready at once: let that one pass without a beat, or use `interval_at`.\n\
             See \"In practice\" in chapter 5."
        );
        assert!(
            seen == 3,
            "in 35 ms a heartbeat of 10 ms has beaten {seen} times.\n\
             Expected: 3 times. Its task must live as long as the Heartbeat: a JoinSet or a guard that \
             is dropped at the end of `start` ends the task there, so keep it in a field.\n\
             See \"In practice\" in chapter 5."
        );
    });
}

#[test]
fn dropping_one_ends_its_task() {
    probe::run(async {
        let (heartbeat, beats) = start();
        wait_ms(35).await;
        reload(heartbeat);
        let before = beats.load(SeqCst);
        wait_ms(20).await;
        let owners = Arc::strong_count(&beats) - 1;
        wait_ms(1000).await;
        let more = beats.load(SeqCst) - before;
        assert!(
            more != 1,
            "after the Heartbeat was dropped, its task has made one more beat, and then ended.\n\
             Expected: no beat. The task looked whether to go on before it waited, and the Heartbeat was \
             dropped during the wait: look at the flag after the wait, just before the beat. Or abort the task.\n\
             See \"In practice\" in chapter 5."
        );
        assert!(
            more == 0,
            "after the Heartbeat was dropped, its task has beaten {more} more times in one second: it leaks.\n\
             Expected: no beat. A JoinHandle that is dropped, by you or with the struct that holds it, \
             detaches its task, and aborting a task does not abort what that task has spawned.\n\
             See the mistake \"Dropping the JoinHandle cancels the task\" in chapter 5."
        );
        assert!(
            owners == 0,
            "two periods after the Heartbeat was dropped nothing beats any more, but the task still holds \
             its closure: it has not ended, it only keeps quiet.\n\
             Expected: the task is gone with all that it owns. Leave the loop, or abort the task.\n\
             See \"Line by line\" in chapter 5."
        );
    });
}

#[test]
fn dropped_at_once_it_never_beats() {
    probe::run(async {
        let (heartbeat, beats) = start();
        // No await in between: the runtime has not polled the task yet.
        reload(heartbeat);
        wait_ms(20).await;
        let owners = Arc::strong_count(&beats) - 1;
        wait_ms(1000).await;
        let seen = beats.load(SeqCst);
        assert!(
            seen == 0 && owners == 0,
            "the Heartbeat was dropped before its task was polled for the first time. One second later \
             the task has beaten {seen} times, and it still owned its closure after two periods: {}.\n\
             Expected: no beat, and no task. A signal that reaches only those who wait already \
             (`notify_waiters`, a broadcast) is lost on a task that has not begun; an abort, a flag \
             and a closed channel stay.\n\
             See \"Line by line\" in chapter 5.",
            owners > 0
        );
    });
}

#[test]
fn it_can_be_dropped_outside_the_runtime() {
    probe::test().run_sync(|| {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_time().start_paused(true).build();
        let runtime = runtime.expect("a runtime");
        let (heartbeat, _beats) = runtime.block_on(async {
            let started = start();
            wait_ms(35).await;
            started
        });
        let dropped = catch_unwind(AssertUnwindSafe(|| reload(heartbeat)));
        assert!(
            dropped.is_ok(),
            "a Heartbeat was dropped outside the runtime, as at the end of `main`, and its Drop panicked.\n\
             Expected: the drop works anywhere. `tokio::spawn` needs a running runtime; `abort`, a flag \
             and a channel do not.\n\
             See \"Line by line\" in chapter 5."
        );
    });
}

#[test]
fn dropping_one_leaves_the_others() {
    probe::run(async {
        let (first, _) = start();
        let (second, beats) = start();
        reload(first);
        wait_ms(35).await;
        let seen = beats.load(SeqCst);
        reload(second);
        assert!(
            seen == 3,
            "one of two heartbeats was dropped, and the other has beaten {seen} times in 35 ms.\n\
             Expected: 3 times. Each Heartbeat ends its own task and no other.\n\
             See \"The model\" in chapter 5."
        );
    });
}
