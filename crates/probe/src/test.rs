//! The way into a graded test: [`run`], [`run_sync`], and the builder [`Test`] behind them.

use crate::child;
use crate::parent::{self, Verdict};
use crate::watchdog::{Bounds, Phase, VITALS};
use passes::Passes;
use std::cell::Cell;
use std::panic::Location;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// Runs a graded test on tokio's `current_thread` runtime with the paused clock. See [`Test`].
#[track_caller]
pub fn run(body: impl Future<Output = ()>) {
    test().run(body);
}

/// Runs a graded test without a runtime. See [`Test`].
#[track_caller]
pub fn run_sync(body: impl FnOnce()) {
    test().run_sync(body);
}

/// A graded test with other than the usual settings. See [`Test`].
pub fn test() -> Test {
    Test {
        runtime: Runtime::PausedClock,
        expected_panics: Some(0),
        compiles: false,
    }
}

/// How a graded test is run.
///
/// The test starts its own program again as a child process that runs only this test, and passes when the child says
/// that the body has returned and that no task or thread has panicked unexpectedly. So it does not matter what the
/// code under test does to its process. In the child, a watchdog ends a test that is idle for one second, uses two
/// seconds of CPU time, or lasts ten seconds; the parent ends one that prints more than 8 MiB; more than 256 MiB of
/// live memory end it too. The times are scaled by the environment variable `PROBE_TIME_SCALE` (2 doubles them).
///
/// A test has one call of `run` or `run_sync`, in the function that carries `#[test]`.
#[derive(Debug, Clone)]
#[must_use = "call run or run_sync"]
pub struct Test {
    runtime: Runtime,
    /// `None`: whatever panics, it is not the learner's code.
    expected_panics: Option<usize>,
    compiles: bool,
}

#[derive(Debug, Clone, Copy)]
enum Runtime {
    PausedClock,
    RealClock,
    Workers(usize),
}

impl Test {
    /// A multi-thread runtime with this many workers, and the real clock.
    pub fn workers(mut self, workers: usize) -> Self {
        self.runtime = Runtime::Workers(workers);
        self
    }

    /// The `current_thread` runtime with the real clock.
    pub fn real_clock(mut self) -> Self {
        self.runtime = Runtime::RealClock;
        self
    }

    /// Exactly this many tasks or threads panic in a right answer. Without this call: none.
    pub fn expect_panics(mut self, panics: usize) -> Self {
        self.expected_panics = Some(panics);
        self
    }

    /// The test runs the compiler: it may take a quarter of an hour, and may look idle meanwhile. Panics are not counted:
    /// they are those of the tools, and the learner's code does not run.
    pub fn compiler(mut self) -> Self {
        self.compiles = true;
        self.expected_panics = None;
        self
    }

    /// Runs the body as the future of `block_on`, then shuts the runtime down.
    ///
    /// # Panics
    /// Fails the test, without a panic message of its own, after printing the verdict.
    #[track_caller]
    pub fn run(self, body: impl Future<Output = ()>) {
        self.verdict(body).enforce();
    }

    /// Runs the body as a plain function, for tests that poll by hand or build a runtime themselves.
    ///
    /// # Panics
    /// As [`run`](Self::run).
    #[track_caller]
    pub fn run_sync(self, body: impl FnOnce()) {
        self.verdict_sync(body).enforce();
    }

    /// As [`run`](Self::run), but hands out the verdict: for tests of graders.
    #[track_caller]
    pub fn verdict(self, body: impl Future<Output = ()>) -> Verdict {
        let runtime = self.runtime;
        self.verdict_sync(move || block_on(runtime, body))
    }

    /// As [`run_sync`](Self::run_sync), but hands out the verdict: for tests of graders.
    #[track_caller]
    pub fn verdict_sync(self, body: impl FnOnce()) -> Verdict {
        self.start(body).0
    }

    /// In the child: runs the body and never returns. In the parent: starts the child and judges it.
    #[track_caller]
    pub(crate) fn start(&self, body: impl FnOnce()) -> (Verdict, Vec<String>) {
        let bounds = if self.compiles {
            Bounds::of_a_compilation()
        } else {
            Bounds::of_a_test()
        };
        if child::is_child() {
            child::run(bounds, self.expected_panics, body);
        }
        parent::run(&test_name(), bounds, self.expected_panics)
    }
}

impl Verdict {
    /// Fails the calling test unless the verdict is a pass.
    fn enforce(self) {
        note(self.passed());
        if self.passed() {
            return;
        }
        // libtest shows what a failed test printed. `resume_unwind` does not call the panic hook, so the learner
        // reads the verdict and not that probe panicked.
        println!("{}", self.message());
        std::panic::resume_unwind(Box::new("the graded test failed"));
    }
}

/// Leaves word for the learner's progress, if this is the test of an exercise.
fn note(passed: bool) {
    // cargo and whatever runs tests in its place set it.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let thread = std::thread::current();
    if let (Some(passes), Some(test)) = (Passes::of(Path::new(&package)), thread.name()) {
        passes.note(test, passed);
    }
}

/// libtest runs each test on a thread that carries its name.
///
/// # Panics
/// When called elsewhere, or from two places in one test: the child could not tell which of the two is meant.
#[track_caller]
fn test_name() -> String {
    thread_local!(static PLACE: Cell<Option<&'static Location<'static>>> = const { Cell::new(None) });
    let here = Location::caller();
    let first = PLACE.replace(Some(here)).unwrap_or(here);
    assert!(
        first == here,
        "a graded test has one call into probe, this one has two: at {first} and at {here}"
    );
    let thread = std::thread::current();
    match thread.name() {
        Some(name) if name != "main" => name.to_owned(),
        _ => panic!("probe is called at {here}, outside of a #[test] function"),
    }
}

fn block_on(runtime: Runtime, body: impl Future<Output = ()>) {
    let mut builder = match runtime {
        Runtime::PausedClock | Runtime::RealClock => tokio::runtime::Builder::new_current_thread(),
        Runtime::Workers(_) => tokio::runtime::Builder::new_multi_thread(),
    };
    match runtime {
        Runtime::PausedClock => builder.start_paused(true),
        Runtime::RealClock => &mut builder,
        Runtime::Workers(workers) => builder.worker_threads(workers),
    };
    let runtime = builder
        .enable_all()
        .build()
        .expect("a tokio runtime starts");
    block_on_observed(runtime, body);
}

/// Runs the body, and then shuts the runtime down, in such a way that the watchdog can say what it was doing.
pub(crate) fn block_on_observed<F: Future>(runtime: tokio::runtime::Runtime, body: F) -> F::Output {
    let output = runtime.block_on(Observed { body });
    VITALS.enter(Phase::Shutdown);
    drop(runtime);
    output
}

pin_project_lite::pin_project! {
    /// Counts the polls and wakes of the test's own future.
    struct Observed<F> {
        #[pin]
        body: F,
    }
}

impl<F: Future> Future for Observed<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        struct Counting(Waker);
        impl Wake for Counting {
            fn wake(self: Arc<Self>) {
                self.wake_by_ref();
            }
            fn wake_by_ref(self: &Arc<Self>) {
                VITALS.wake();
                self.0.wake_by_ref();
            }
        }
        let waker = Waker::from(Arc::new(Counting(cx.waker().clone())));
        let _in_poll = VITALS.poll();
        self.project().body.poll(&mut Context::from_waker(&waker))
    }
}
