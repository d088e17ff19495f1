//! The recorder of timelines: runs a real tokio program and writes down what happens to the
//! futures it tracks, one line an event, in the order in which the events happen.
//!
//! ```text
//! clock: paused
//!      0 ms  checks       create   line=8
//!      0 ms  checks       poll
//!      0 ms  api          create   by=checks line=9
//! outcome: finished
//! ```
//!
//! An event is `create`, `spawn`, `poll`, `pending`, `ready`, `wake`, `drop` (after `ready`),
//! `cancel` (dropped before) or `note`. Its details, in this order, where they apply:
//! - `by=`: the tracked future that was being polled (or dropped) when it happened. For a wake
//!   also `clock`, when the runtime's driver called the waker, or a task that has just ended
//!   and so wakes who waits for its `JoinHandle`. Where nobody of these did it (a deferred
//!   wake of `yield_now`, a thread outside the runtime) there is no `by=`.
//! - `on=`: the thread of a `poll`, where there are several;
//! - `line=`: where the program called `track`, `spawn` or `note`;
//! - `text=`: what a `note` says, to the end of the line.
//!
//! A wake that travels on through the wakers of the futures around is written once, for the
//! future whose waker was called.

mod current;
mod tape;

use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::test::block_on_observed;
use crate::watch::Relay;
use current::Doing;
use tape::{Clock, Event, Tape, What};

pub use tape::Recording;

/// Waits `ms` milliseconds of tokio's clock, from the first poll on.
///
/// Like every async function it starts when it is polled, as a request does. A bare
/// `tokio::time::sleep` counts from its creation.
pub async fn wait_ms(ms: u64) {
    tokio::time::sleep(Duration::from_millis(ms)).await;
}

/// Records one run of one program. Clones write to the same recording.
#[derive(Clone)]
pub struct Recorder(Arc<Tape>);

impl Recorder {
    /// A recorder whose lines go to `sink` as they happen, each whole and without a newline,
    /// the header first; so a program that never ends has its timeline already written.
    ///
    /// `sink` is called under the recorder's lock: it must not use the recorder.
    pub fn new(sink: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(Tape::new(sink)))
    }

    /// Runs `body` on a runtime of one thread whose clock stands still and jumps to the next
    /// timer when nothing else is to do. Two runs give the same recording.
    ///
    /// # Panics
    /// When this recorder has already run something.
    pub fn paused<F: Future>(&self, body: F) -> F::Output {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .on_thread_park(|| current::set_in_driver(true))
            .on_thread_unpark(|| current::set_in_driver(false))
            .build()
            .expect("tokio can build a runtime");
        let start = {
            let _inside = runtime.enter();
            Instant::now()
        };
        self.0.start(Clock::Paused { start, last: 0 });
        block_on_observed(runtime, body)
    }

    /// Runs `body` on a runtime of `workers` threads and the real clock. The recording has no
    /// times. The thread that runs `body` itself is `main`, the others are `worker-1` and so
    /// on in the order in which they first poll a tracked future.
    ///
    /// # Panics
    /// When this recorder has already run something.
    pub fn workers<F: Future>(&self, workers: usize, body: F) -> F::Output {
        let runtime = Builder::new_multi_thread()
            .worker_threads(workers)
            .enable_all()
            .on_thread_park(|| current::set_in_driver(true))
            .on_thread_unpark(|| current::set_in_driver(false))
            .build()
            .expect("tokio can build a runtime");
        self.0.start(Clock::None {
            threads: vec![std::thread::current().id()],
        });
        block_on_observed(runtime, body)
    }

    /// Wraps `future` so that what happens to it is recorded on the lane `name`.
    ///
    /// # Panics
    /// When `name` is not one word: it stands in a column of the recording.
    #[track_caller]
    pub fn track<F: Future>(&self, name: &str, future: F) -> Tracked<F> {
        self.begin(What::Create, name, future)
    }

    /// `tokio::spawn` of a tracked future; the recording says `spawn` in place of `create`.
    ///
    /// # Panics
    /// As [`Recorder::track`], and outside of a runtime.
    #[track_caller]
    pub fn spawn<F>(&self, name: &str, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        // Recorded first: another worker may poll the task before `tokio::spawn` returns.
        tokio::spawn(self.begin(What::Spawn, name, future))
    }

    /// Records a remark on the lane of the future being polled; on `main` outside of any.
    #[track_caller]
    pub fn note(&self, text: impl AsRef<str>) {
        let by = current::polled();
        let lane = by.unwrap_or_else(|| "main".into());
        let line = Some(Location::caller().line());
        let text = Some(text.as_ref().replace(['\r', '\n'], " "));
        self.0.write(Event {
            line,
            text,
            ..Event::new(lane, What::Note)
        });
    }

    #[track_caller]
    fn begin<F>(&self, what: What, name: &str, future: F) -> Tracked<F> {
        assert!(
            !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '='),
            "the name of a tracked future is one word, without `=`: {name:?} is not"
        );
        let lane = Lane {
            name: name.into(),
            tape: self.0.clone(),
        };
        let line = Some(Location::caller().line());
        let by = current::polled();
        self.0.write(Event {
            by,
            line,
            ..Event::new(lane.name.clone(), what)
        });
        Tracked {
            future,
            lane,
            waker: Relay::default(),
            ready: false,
            dropping: None,
        }
    }
}

/// Where the events of one tracked future go.
#[derive(Clone)]
struct Lane {
    name: Arc<str>,
    tape: Arc<Tape>,
}

impl Lane {
    fn write(&self, what: What) {
        self.tape.write(Event::new(self.name.clone(), what));
    }

    fn write_by(&self, what: What, by: Option<Arc<str>>) {
        self.tape.write(Event {
            by,
            ..Event::new(self.name.clone(), what)
        });
    }
}

pin_project_lite::pin_project! {
    /// A future that records; see [`Recorder::track`].
    #[must_use = "a future does nothing until it is polled"]
    pub struct Tracked<F> {
        #[pin]
        future: F,
        lane: Lane,
        waker: Relay,
        ready: bool,
        // Set at the start of the drop and dropped last: what the future's own drop wakes,
        // drops or notes is this lane's doing.
        dropping: Option<Doing>,
    }

    impl<F> PinnedDrop for Tracked<F> {
        fn drop(this: Pin<&mut Self>) {
            let this = this.project();
            let what = if *this.ready { What::Drop } else { What::Cancel };
            this.lane.write_by(what, current::polled());
            *this.dropping = Some(Doing::drop_of(&this.lane.name));
        }
    }
}

impl<F: Future> Future for Tracked<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let lane = &*this.lane;
        lane.write_by(What::Poll, current::polled());
        let waker = this.waker.to(cx.waker(), |outer| {
            Waker::from(Arc::new(LaneWaker {
                outer,
                lane: lane.clone(),
            }))
        });
        let poll = {
            let _doing = Doing::poll_of(&lane.name);
            this.future.poll(&mut Context::from_waker(waker))
        };
        *this.ready = poll.is_ready();
        lane.write(if poll.is_ready() {
            What::Ready
        } else {
            What::Pending
        });
        poll
    }
}

struct LaneWaker {
    outer: Waker,
    lane: Lane,
}

impl Wake for LaneWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let Some(_passing_on) = current::PassingOn::begin() else {
            return self.outer.wake_by_ref();
        };
        self.lane.write_by(What::Wake, current::waking());
        self.outer.wake_by_ref();
    }
}
