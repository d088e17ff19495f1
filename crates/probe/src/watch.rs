//! Futures under observation: count the polls and wakes of a future, and hold it to the
//! contract of [`Future`].
//!
//! [`watch`] wraps a future that some executor polls; [`by_hand`] makes you the executor.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::task::{Context, Poll, Wake, Waker};

/// What both wrappers say to whoever polls a finished future. Words of `std::future::Future`:
/// "Once a future has finished, clients should not `poll` it again."
const POLLED_AFTER_READY: &str = "a future was polled again after it had returned `Poll::Ready`. \
    The contract of `Future` ends with `Ready`: take the value, and do not poll this future again";

/// Wraps `future` so that its polls and wakes are counted, whoever polls it.
///
/// # Panics
/// The wrapped future panics, naming the contract, when it is polled after `Ready`.
pub fn watch<F: Future>(future: F) -> (Watched<F>, Watch) {
    let counts = Arc::new(Counts::default());
    let end = End(counts.clone());
    (
        Watched {
            future,
            waker: Relay::default(),
            end,
        },
        Watch(counts),
    )
}

#[derive(Default)]
struct Counts {
    polls: AtomicUsize,
    wakes: AtomicUsize,
    ready: AtomicBool,
    dropped: AtomicBool,
}

/// The observer's end of [`watch`]: what has happened to the future so far.
#[derive(Clone)]
pub struct Watch(Arc<Counts>);

impl Watch {
    /// How often `poll` was called.
    pub fn polls(&self) -> usize {
        self.0.polls.load(SeqCst)
    }

    /// How often a waker that the future received was called.
    pub fn wakes(&self) -> usize {
        self.0.wakes.load(SeqCst)
    }

    /// Whether the future was polled at all.
    pub fn is_polled(&self) -> bool {
        self.polls() > 0
    }

    /// Whether the future has returned `Poll::Ready`.
    pub fn is_ready(&self) -> bool {
        self.0.ready.load(SeqCst)
    }

    /// Whether the future was dropped, finished or not.
    pub fn is_dropped(&self) -> bool {
        self.0.dropped.load(SeqCst)
    }

    /// Whether the future was dropped before it was ready. This is cancellation.
    pub fn is_cancelled(&self) -> bool {
        self.is_dropped() && !self.is_ready()
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch")
            .field("polls", &self.polls())
            .field("wakes", &self.wakes())
            .field("ready", &self.is_ready())
            .field("dropped", &self.is_dropped())
            .finish()
    }
}

pin_project_lite::pin_project! {
    /// A future that counts; see [`watch`].
    #[must_use = "a future does nothing until it is polled"]
    pub struct Watched<F> {
        #[pin]
        future: F,
        waker: Relay,
        // The last field: the future has been dropped when the counts say so.
        end: End,
    }
}

impl<F: Future> Future for Watched<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let counts = &this.end.0;
        counts.polls.fetch_add(1, SeqCst);
        assert!(!counts.ready.load(SeqCst), "{POLLED_AFTER_READY}");
        let waker = this.waker.to(cx.waker(), |outer| {
            Waker::from(Arc::new(CountingWaker {
                outer,
                counts: counts.clone(),
            }))
        });
        let poll = this.future.poll(&mut Context::from_waker(waker));
        if poll.is_ready() {
            counts.ready.store(true, SeqCst);
        }
        poll
    }
}

struct End(Arc<Counts>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.dropped.store(true, SeqCst);
    }
}

struct CountingWaker {
    outer: Waker,
    counts: Arc<Counts>,
}

impl Wake for CountingWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.counts.wakes.fetch_add(1, SeqCst);
        self.outer.wake_by_ref();
    }
}

/// The waker that a wrapper hands on: made anew only when the executor's waker is a new one,
/// so that `Waker::will_wake` tells the wrapped future what it would tell it without us.
#[derive(Default)]
pub(crate) struct Relay(Option<(Waker, Waker)>);

impl Relay {
    pub(crate) fn to(&mut self, outer: &Waker, make: impl FnOnce(Waker) -> Waker) -> &Waker {
        if !self
            .0
            .as_ref()
            .is_some_and(|(known, _)| known.will_wake(outer))
        {
            self.0 = Some((outer.clone(), make(outer.clone())));
        }
        &self.0.as_ref().expect("was set above").1
    }
}

/// Boxes and pins `future`, to be polled by hand: you are the executor.
pub fn by_hand<F: Future>(future: F) -> ByHand<F> {
    let stale = Arc::new(AtomicUsize::new(0));
    let newest = HandWaker::new(&stale);
    ByHand {
        future: Box::pin(future),
        newest,
        stale,
        polls: 0,
        last: Last::Unpolled,
    }
}

/// A future that is polled by hand; see [`by_hand`].
///
/// Its wakers only count. So a test can see what an executor would suffer from: a wake that
/// went to an old waker, and a future that nobody will ever poll again.
pub struct ByHand<F> {
    future: Pin<Box<F>>,
    newest: Arc<HandWaker>,
    stale: Arc<AtomicUsize>,
    polls: usize,
    last: Last,
}

#[derive(PartialEq)]
enum Last {
    Unpolled,
    /// `Pending`, and this many wakes had reached the newest waker before that poll.
    Pending(usize),
    Ready,
}

impl<F: Future> ByHand<F> {
    /// Polls once, with the same waker as before.
    ///
    /// # Panics
    /// When the future has already returned `Ready`; the message names the contract.
    pub fn poll(&mut self) -> Poll<F::Output> {
        assert!(self.last != Last::Ready, "{POLLED_AFTER_READY}");
        let before = self.wakes();
        self.polls += 1;
        let waker = Waker::from(self.newest.clone());
        let poll = self.future.as_mut().poll(&mut Context::from_waker(&waker));
        self.last = if poll.is_ready() {
            Last::Ready
        } else {
            Last::Pending(before)
        };
        poll
    }

    /// Polls once with a new waker, as an executor does that moved the task. From now on only
    /// this waker counts: a future must wake the waker of its *last* poll.
    ///
    /// # Panics
    /// As [`ByHand::poll`].
    pub fn poll_with_new_waker(&mut self) -> Poll<F::Output> {
        self.newest.replaced.store(true, SeqCst);
        self.newest = HandWaker::new(&self.stale);
        self.poll()
    }

    /// Calls on the newest waker.
    pub fn wakes(&self) -> usize {
        self.newest.wakes.load(SeqCst)
    }

    /// Calls on wakers that a newer one had replaced.
    pub fn stale_wakes(&self) -> usize {
        self.stale.load(SeqCst)
    }

    /// How often the future was polled.
    pub fn polls(&self) -> usize {
        self.polls
    }

    /// Whether the future has returned `Ready`.
    pub fn is_ready(&self) -> bool {
        self.last == Last::Ready
    }

    /// Whether somebody holds a clone of the newest waker: the future itself, or whatever it
    /// handed it to.
    pub fn keeps_waker(&self) -> bool {
        // One count is ours; `poll` has dropped its own.
        Arc::strong_count(&self.newest) > 1
    }

    /// Whether the last poll returned `Pending` and yet nobody kept its waker or called it:
    /// no executor would ever poll this future again.
    pub fn is_forgotten(&self) -> bool {
        match self.last {
            Last::Pending(before) => !self.keeps_waker() && self.wakes() == before,
            Last::Unpolled | Last::Ready => false,
        }
    }
}

struct HandWaker {
    wakes: AtomicUsize,
    replaced: AtomicBool,
    stale: Arc<AtomicUsize>,
}

impl HandWaker {
    fn new(stale: &Arc<AtomicUsize>) -> Arc<Self> {
        Arc::new(Self {
            wakes: AtomicUsize::new(0),
            replaced: AtomicBool::new(false),
            stale: stale.clone(),
        })
    }
}

impl Wake for HandWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if self.replaced.load(SeqCst) {
            self.stale.fetch_add(1, SeqCst);
        } else {
            self.wakes.fetch_add(1, SeqCst);
        }
    }
}
