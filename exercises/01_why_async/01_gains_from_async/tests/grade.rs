//! Runs each program, in turn and together, and holds the predictions against the clock.
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use futures::future::join_all;
use gains_from_async::*;
use tokio::time::Instant;

/// Waits: the thread is free to do something else meanwhile.
async fn wait_ms(ms: u64) {
    tokio::time::sleep(Duration::from_millis(ms)).await;
}

/// Holds the thread: time passes, and nothing else runs on it.
fn hold_ms(ms: u64) {
    let advance = pin!(tokio::time::advance(Duration::from_millis(ms)));
    let _ = advance.poll(&mut Context::from_waker(Waker::noop()));
}

async fn ask() {
    wait_ms(100).await;
}

async fn render_a_report() {
    hold_ms(100);
}

async fn log_in_then_read_the_list() {
    wait_ms(100).await;
    wait_ms(100).await;
    wait_ms(100).await;
}

async fn ask_and_render() {
    wait_ms(100).await;
    hold_ms(10);
}

async fn call_the_old_client() {
    hold_ms(100);
}

#[test]
fn ten_questions() {
    judge(
        TEN_QUESTIONS,
        || (0..10).map(|_| ask()),
        "Ten waits overlap, and while they do the thread has nothing to do: see \"The model\"",
    );
}

#[test]
fn ten_reports() {
    judge(
        TEN_REPORTS,
        || (0..10).map(|_| render_a_report()),
        "Computing needs the thread, so ten computations on one thread take turns, async or \
         not: see \"Async makes computing faster\"",
    );
}

#[test]
fn one_question() {
    judge(
        ONE_QUESTION,
        || [ask()],
        "A single wait takes as long as the service takes. Async is not faster, it only \
         leaves the thread free for other work, and here there is none: see \"Async makes a \
         program faster\"",
    );
}

#[test]
fn three_steps() {
    judge(
        THREE_STEPS,
        || [log_in_then_read_the_list()],
        "Only waits that do not need each other can overlap. Each of these steps needs the \
         answer before it, so there is nothing to overlap: see \"When not async\"",
    );
}

#[test]
fn ask_then_render() {
    judge(
        ASK_THEN_RENDER,
        || (0..10).map(|_| ask_and_render()),
        "The ten waits overlap, then the thread computes for each answer in turn. Waiting \
         is saved, computing never: see \"Async makes computing faster\"",
    );
}

#[test]
fn an_old_client() {
    judge(
        AN_OLD_CLIENT,
        || (0..10).map(|_| call_the_old_client()),
        "The word async alone changes nothing: a call that holds the thread lets no other \
         job run until it returns. Tasks must step aside by themselves: see \"The word async \
         makes a call wait politely\"",
    );
}

/// Runs the jobs in turn and together, and holds the prediction against the latter. The right
/// number is never printed: a wrong prediction leaves one to make.
fn judge<J, F>(predicted: u64, jobs: impl Fn() -> J + Send + 'static, idea: &'static str)
where
    J: IntoIterator<Item = F>,
    F: Future<Output = ()>,
{
    probe::run(async move {
        let started = Instant::now();
        for job in jobs() {
            job.await;
        }
        let in_turn = started.elapsed().as_millis();

        assert!(
            predicted != 0,
            "no prediction yet: the number is still 0. Run in turn, the jobs take {in_turn} ms. \
             How long do they take together, on one thread? Replace the zeros in src/lib.rs, \
             then run again."
        );

        let started = Instant::now();
        join_all(jobs()).await;
        let together = started.elapsed().as_millis();

        let predicted = u128::from(predicted);
        let off = if predicted < together { "low" } else { "high" };
        assert!(
            predicted == together,
            "you predicted {predicted} ms, and that is too {off}; in turn the jobs take {in_turn} \
             ms. {idea} in chapter 1. Then predict again."
        );
    });
}
