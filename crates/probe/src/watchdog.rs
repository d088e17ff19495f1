//! The thread inside a child process that ends it when the test can no longer end by itself, and says why.
//!
//! It watches three things. *Idle*: no CPU used, no thread that wants some, no poll begun, for a second: nothing will
//! ever happen, because graded tests do not really wait (their clock is paused). *CPU*: two seconds of it, which no
//! exercise needs. *Total*: ten seconds, for what hides from the other two.
//!
//! Time in which other programs keep the test from the processors counts for none of them ([`Ledger`]).

use crate::platform::{self, Others};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::SeqCst};
use std::time::Duration;

/// How long a test may take. All are scaled by `PROBE_TIME_SCALE`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub total: Duration,
    pub idle: Option<Duration>,
    pub cpu: Option<Duration>,
    /// Real time after which the parent asks no more what the child had of it: its watchdog is gone (`exec`, say).
    pub patience: Duration,
}

impl Bounds {
    pub fn of_a_test() -> Self {
        Self {
            total: Duration::from_secs(10),
            idle: Some(Duration::from_secs(1)),
            cpu: Some(Duration::from_secs(2)),
            patience: Duration::from_secs(70),
        }
        .scaled()
    }

    /// For tests that run the compiler: its work is another process's.
    pub fn of_a_compilation() -> Self {
        Self {
            total: Duration::from_secs(900),
            idle: None,
            cpu: None,
            patience: Duration::from_secs(960),
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
            patience: self.patience.mul_f64(scale),
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

/// What the test has had of its bounds, counted tick by tick and not by a clock: on a loaded machine a tick may be
/// late, and a thread may wait long for a processor, and neither is the test's doing.
#[derive(Debug, Default)]
struct Ledger {
    idle: Duration,
    cpu: Duration,
    total: Duration,
}

/// Which bound was reached first.
#[derive(Debug, PartialEq, Eq)]
enum Reached {
    Idle,
    Cpu,
    Total,
}

impl Ledger {
    /// Enters one tick: the CPU time spent in it, whether the test's future was polled, what the other threads are at.
    fn enter(&mut self, spent: Duration, polled: bool, others: Others) {
        self.cpu += spent;
        self.total += match others {
            // Who only waits for a processor has had as much time as it has had of one.
            Others::Runnable => spent.min(TICK),
            Others::WaitElsewhere | Others::Asleep => TICK,
        };
        let nothing = spent < HARDLY_ANY && !polled && others == Others::Asleep;
        self.idle = if nothing {
            self.idle + TICK
        } else {
            Duration::ZERO
        };
    }

    fn reached(&self, bounds: &Bounds) -> Option<Reached> {
        if bounds.idle.is_some_and(|bound| self.idle >= bound) {
            Some(Reached::Idle)
        } else if bounds.cpu.is_some_and(|bound| self.cpu >= bound) {
            Some(Reached::Cpu)
        } else {
            (self.total >= bounds.total).then_some(Reached::Total)
        }
    }
}

fn watch(bounds: Bounds, stop: fn(&str) -> !, orphaned: fn() -> !) {
    let parent = platform::parent_id();
    let cpu = || platform::cpu_time_of_others().unwrap_or_default();
    let (mut ledger, mut last_cpu) = (Ledger::default(), cpu());
    let (mut last_polls, mut cpu_since_poll) = (0, Duration::ZERO);
    loop {
        std::thread::sleep(TICK);
        if platform::parent_id() != parent {
            orphaned();
        }
        let (now, polls) = (cpu(), VITALS.polls.load(SeqCst));
        let spent = now.saturating_sub(last_cpu);
        let polled = polls != last_polls;
        ledger.enter(spent, polled, platform::others());
        cpu_since_poll = if polled {
            Duration::ZERO
        } else {
            cpu_since_poll + spent
        };
        (last_cpu, last_polls) = (now, polls);

        match ledger.reached(&bounds) {
            None => {}
            Some(Reached::Idle) => stop(&VITALS.why_idle()),
            Some(Reached::Cpu) => stop(&VITALS.why_busy(cpu_since_poll > ledger.cpu / 2)),
            Some(Reached::Total) => stop(&format!(
                "not finished after {:.0?} (the test's own future was polled {})",
                bounds.total,
                times(polls)
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds {
        total: Duration::from_secs(10),
        idle: Some(Duration::from_secs(1)),
        cpu: Some(Duration::from_secs(2)),
        patience: Duration::from_secs(70),
    };

    /// The bound that a test reaches for which each tick is like this one, and after how many of them.
    fn after(spent: Duration, polled: bool, others: Others) -> Option<(Reached, u32)> {
        let mut ledger = Ledger::default();
        (1..100_000).find_map(|ticks| {
            ledger.enter(spent, polled, others);
            Some((ledger.reached(&BOUNDS)?, ticks))
        })
    }

    #[test]
    fn who_waits_for_a_processor_loses_no_time() {
        let none = Duration::ZERO;
        assert_eq!(after(none, false, Others::Runnable), None);
        // A twentieth of a processor: the two seconds take forty, and are told as what they are.
        let some = TICK / 20;
        let busy = after(some, false, Others::Runnable);
        assert_eq!(busy, Some((Reached::Cpu, 2000)));
        assert_eq!(
            after(TICK, false, Others::Runnable),
            Some((Reached::Cpu, 100))
        );
    }

    #[test]
    fn who_sleeps_or_waits_elsewhere_reaches_a_bound() {
        let none = Duration::ZERO;
        assert_eq!(
            after(none, false, Others::Asleep),
            Some((Reached::Idle, 50))
        );
        assert_eq!(
            after(none, true, Others::Asleep),
            Some((Reached::Total, 500))
        );
        let elsewhere = after(none, false, Others::WaitElsewhere);
        assert_eq!(elsewhere, Some((Reached::Total, 500)));
        // Real sleeps with a little work between them.
        let little = HARDLY_ANY * 2;
        assert_eq!(
            after(little, true, Others::Asleep),
            Some((Reached::Total, 500))
        );
    }
}
