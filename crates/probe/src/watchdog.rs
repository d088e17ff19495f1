//! The thread inside a child process that ends it when the test can no longer end by itself, and says why.
//!
//! It watches three things. *Idle*: no CPU used, no thread that wants some, no poll begun, for a second: nothing will
//! ever happen, because graded tests do not really wait (their clock is paused). *CPU*: two seconds of it, which no
//! exercise needs. *Total*: ten seconds of real time, for what hides from the other two.

use crate::platform;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// How long a test may take. All are real time and scaled by `PROBE_TIME_SCALE`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub total: Duration,
    pub idle: Option<Duration>,
    pub cpu: Option<Duration>,
}

impl Bounds {
    pub fn of_a_test() -> Self {
        Self {
            total: Duration::from_secs(10),
            idle: Some(Duration::from_secs(1)),
            cpu: Some(Duration::from_secs(2)),
        }
        .scaled()
    }

    /// For tests that run the compiler: its work is another process's.
    pub fn of_a_compilation() -> Self {
        Self {
            total: Duration::from_secs(300),
            idle: None,
            cpu: None,
        }
        .scaled()
    }

    fn scaled(self) -> Self {
        let scale = std::env::var("PROBE_TIME_SCALE")
            .ok()
            .and_then(|s| s.parse::<f64>().ok())
            .filter(|s| s.is_finite() && *s > 0.0)
            .unwrap_or(1.0);
        Self {
            total: self.total.mul_f64(scale),
            idle: self.idle.map(|d| d.mul_f64(scale)),
            cpu: self.cpu.map(|d| d.mul_f64(scale)),
        }
    }
}

/// What the test's own future is doing, as far as a wrapper around it can see. One a process.
pub(crate) struct Vitals {
    phase: AtomicU8,
    has_future: AtomicBool,
    in_poll: AtomicBool,
    polls: AtomicU64,
    wakes: AtomicU64,
}

pub(crate) static VITALS: Vitals = Vitals {
    phase: AtomicU8::new(Phase::Body as u8),
    has_future: AtomicBool::new(false),
    in_poll: AtomicBool::new(false),
    polls: AtomicU64::new(0),
    wakes: AtomicU64::new(0),
};

/// How far the child has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Body = 0,
    /// The body is over and the runtime is being shut down.
    Shutdown = 1,
}

impl Vitals {
    pub fn enter(&self, phase: Phase) {
        self.phase.store(phase as u8, SeqCst);
    }

    /// Counts a poll; it lasts until the guard is dropped, also by a panic.
    pub fn poll(&'static self) -> impl Drop {
        struct InPoll(&'static Vitals);
        impl Drop for InPoll {
            fn drop(&mut self) {
                self.0.in_poll.store(false, SeqCst);
            }
        }
        self.has_future.store(true, SeqCst);
        self.polls.fetch_add(1, SeqCst);
        self.in_poll.store(true, SeqCst);
        InPoll(self)
    }

    pub fn wake(&self) {
        self.wakes.fetch_add(1, SeqCst);
    }

    fn why_idle(&self) -> String {
        let polls = self.polls.load(SeqCst);
        if self.phase.load(SeqCst) == Phase::Shutdown as u8 {
            "the test's body is done, but the runtime cannot shut down: a spawn_blocking call never returned".into()
        } else if !self.has_future.load(SeqCst) {
            "the thread of the test is blocked, and nothing is left that could wake it".into()
        } else if self.in_poll.load(SeqCst) {
            format!(
                "poll {polls} has not returned and uses no CPU: the thread is blocked inside a poll \
                 (a std lock that is already held, std::thread::sleep, a blocking call). \
                 A blocked thread cannot run the code that it waits for"
            )
        } else {
            format!(
                "polled {}, woken {}, and nothing is left that could wake it again: a lost wake-up, \
                 or everybody waits for somebody else (a deadlock)",
                times(polls),
                times(self.wakes.load(SeqCst))
            )
        }
    }

    fn why_busy(&self, same_poll: bool) -> String {
        let polls = self.polls.load(SeqCst);
        if self.phase.load(SeqCst) == Phase::Shutdown as u8 {
            "the test's body is done, but the runtime cannot shut down: a spawn_blocking call still uses the CPU".into()
        } else if self.in_poll.load(SeqCst) && same_poll {
            format!(
                "poll {polls} has not returned and uses the CPU: a loop that never reaches an await. \
                 No other future of this thread can run meanwhile"
            )
        } else if polls > 10_000 {
            format!(
                "polled {}: a busy poll. The future is woken at once each time it is polled, instead of when \
                 there is something to do",
                times(polls)
            )
        } else {
            "a task or thread of the test uses the CPU without end: a loop that never reaches an await, or a busy poll"
                .into()
        }
    }
}

fn times(n: u64) -> String {
    match n {
        0 => "never".into(),
        1 => "once".into(),
        2 => "twice".into(),
        n => format!("{n} times"),
    }
}

/// Starts the watchdog; `stop` is called once, on its thread, with the reason, and must not return.
pub(crate) fn start(bounds: Bounds, stop: fn(&str) -> !, orphaned: fn() -> !) {
    let watch = move || watch(bounds, stop, orphaned);
    std::thread::Builder::new()
        .name("probe-watchdog".into())
        .spawn(watch)
        .expect("the watchdog's thread starts");
}

/// Often enough to tell idleness from a pause; rarely enough to cost nothing.
const TICK: Duration = Duration::from_millis(20);
/// Less CPU than this in a tick counts as none: timers and housekeeping use a little.
const HARDLY_ANY: Duration = Duration::from_micros(200);

fn watch(bounds: Bounds, stop: fn(&str) -> !, orphaned: fn() -> !) {
    let begin = Instant::now();
    let parent = platform::parent_id();
    let cpu = || platform::cpu_time_of_others().unwrap_or_default();
    let (first_cpu, mut last_cpu) = (cpu(), cpu());
    let (mut last_polls, mut cpu_at_poll) = (0, first_cpu);
    // Idleness is counted in ticks that found nothing going on, not in elapsed time: on a loaded machine a late tick
    // says nothing about the others.
    let mut idle = Duration::ZERO;
    loop {
        std::thread::sleep(TICK);
        if platform::parent_id() != parent {
            orphaned();
        }
        let (now, polls) = (cpu(), VITALS.polls.load(SeqCst));
        let quiet = now.saturating_sub(last_cpu) < HARDLY_ANY && polls == last_polls;
        if quiet && !platform::others_want_to_run() {
            idle += TICK;
        } else {
            idle = Duration::ZERO;
        }
        if polls != last_polls {
            cpu_at_poll = now;
        }
        (last_cpu, last_polls) = (now, polls);

        let used = now.saturating_sub(first_cpu);
        if bounds.idle.is_some_and(|bound| idle >= bound) {
            stop(&VITALS.why_idle());
        } else if bounds.cpu.is_some_and(|bound| used >= bound) {
            stop(&VITALS.why_busy(now.saturating_sub(cpu_at_poll) > used / 2));
        } else if begin.elapsed() >= bounds.total {
            let polls = times(polls);
            stop(&format!(
                "not finished after {:.0?} (the test's own future was polled {polls})",
                bounds.total
            ));
        }
    }
}
