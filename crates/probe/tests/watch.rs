//! `watch` and `by_hand`: what they count, and which broken promises they catch.

use std::cell::RefCell;
use std::future::{pending, poll_fn, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::task::{Poll, Waker};

use probe::{by_hand, watch};

fn message(panic: Box<dyn std::any::Any + Send>) -> String {
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn counts_polls_and_wakes_until_ready() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let (future, seen) = watch(async {
        tokio::task::yield_now().await;
        7
    });
    assert!(!seen.is_polled());
    let value = runtime.block_on(future);
    assert_eq!(value, 7);
    assert_eq!((seen.polls(), seen.wakes()), (2, 1), "{seen:?}");
    assert!(
        seen.is_ready() && seen.is_dropped() && !seen.is_cancelled(),
        "{seen:?}"
    );
}

#[test]
fn dropped_before_ready_is_cancelled() {
    let (future, seen) = watch(pending::<()>());
    let mut hand = by_hand(future);
    assert!(hand.poll().is_pending());
    assert!(!seen.is_dropped() && !seen.is_cancelled(), "{seen:?}");
    drop(hand);
    assert!(
        seen.is_dropped() && seen.is_cancelled() && !seen.is_ready(),
        "{seen:?}"
    );
}

#[test]
fn a_poll_after_ready_panics_and_names_the_contract() {
    let (mut future, seen) = watch(ready(1));
    let mut cx = std::task::Context::from_waker(Waker::noop());
    let mut poll = || std::pin::Pin::new(&mut future).poll(&mut cx);
    assert!(poll().is_ready());
    let said = message(catch_unwind(AssertUnwindSafe(poll)).unwrap_err());
    assert!(said.contains("The contract of `Future`"), "{said}");
    assert_eq!(seen.polls(), 2);

    let mut hand = by_hand(ready(1));
    assert!(hand.poll().is_ready() && hand.is_ready());
    let said = message(catch_unwind(AssertUnwindSafe(|| hand.poll())).unwrap_err());
    assert!(said.contains("The contract of `Future`"), "{said}");
}

#[test]
fn the_same_waker_stays_the_same_for_the_watched_future() {
    let seen: Rc<RefCell<Vec<Waker>>> = Rc::default();
    let theirs = seen.clone();
    let (future, _) = watch(poll_fn(move |cx| {
        theirs.borrow_mut().push(cx.waker().clone());
        Poll::<()>::Pending
    }));
    let mut hand = by_hand(future);
    let _ = hand.poll();
    let _ = hand.poll();
    let _ = hand.poll_with_new_waker();
    let seen = seen.borrow();
    assert!(seen[0].will_wake(&seen[1]));
    assert!(!seen[1].will_wake(&seen[2]));
}

/// Keeps the waker of the first poll only: right with one executor, wrong after a move.
fn keeps_only_the_first_waker() -> (Rc<RefCell<Option<Waker>>>, impl Future<Output = ()>) {
    let kept: Rc<RefCell<Option<Waker>>> = Rc::default();
    let theirs = kept.clone();
    let future = poll_fn(move |cx| {
        theirs
            .borrow_mut()
            .get_or_insert_with(|| cx.waker().clone());
        Poll::Pending
    });
    (kept, future)
}

#[test]
fn a_wake_on_an_old_waker_is_stale() {
    let (kept, future) = keeps_only_the_first_waker();
    let mut hand = by_hand(future);
    let _ = hand.poll();
    assert!(hand.keeps_waker() && !hand.is_forgotten());
    kept.borrow().as_ref().unwrap().wake_by_ref();
    assert_eq!((hand.wakes(), hand.stale_wakes(), hand.polls()), (1, 0, 1));

    let _ = hand.poll_with_new_waker();
    assert!(!hand.keeps_waker() && hand.is_forgotten());
    kept.borrow().as_ref().unwrap().wake_by_ref();
    assert_eq!((hand.wakes(), hand.stale_wakes(), hand.polls()), (0, 1, 2));
}

#[test]
fn pending_without_a_kept_waker_is_forgotten() {
    let mut hand = by_hand(pending::<()>());
    assert!(!hand.is_forgotten(), "not polled yet");
    let _ = hand.poll();
    assert!(hand.is_forgotten());
}

#[test]
fn a_future_that_wakes_itself_is_not_forgotten() {
    let mut polls = 0;
    let mut hand = by_hand(poll_fn(move |cx| {
        polls += 1;
        if polls == 1 {
            cx.waker().wake_by_ref();
        }
        Poll::<()>::Pending
    }));
    let _ = hand.poll();
    assert!(!hand.is_forgotten() && !hand.keeps_waker());
    let _ = hand.poll();
    assert!(
        hand.is_forgotten(),
        "the wake before this poll does not count for it"
    );
}
