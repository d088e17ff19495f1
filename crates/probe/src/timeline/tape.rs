//! The text of a recording: stamps events, writes them as lines and hands each to the sink.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};

use tokio::runtime::Handle;
use tokio::time::Instant;

use super::current;

/// A recording as a whole: what [`super::Recorder`] streamed, and how the run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// The lines as the sink received them, the header (`clock: ...`) first.
    pub lines: Vec<String>,
    /// `finished`, or `stopped: <verdict>`.
    pub outcome: String,
}

impl Recording {
    /// The text form that the figures' snapshots hold.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        text + "outcome: " + &self.outcome + "\n"
    }
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Create,
    Spawn,
    Poll,
    Pending,
    Ready,
    Wake,
    Drop,
    Cancel,
    Note,
}

impl What {
    fn word(self) -> &'static str {
        match self {
            What::Create => "create",
            What::Spawn => "spawn",
            What::Poll => "poll",
            What::Pending => "pending",
            What::Ready => "ready",
            What::Wake => "wake",
            What::Drop => "drop",
            What::Cancel => "cancel",
            What::Note => "note",
        }
    }
}

/// One event, before it gets its time and thread.
pub(super) struct Event {
    pub(super) lane: Arc<str>,
    pub(super) what: What,
    pub(super) by: Option<Arc<str>>,
    pub(super) line: Option<u32>,
    pub(super) text: Option<String>,
}

impl Event {
    pub(super) fn new(lane: Arc<str>, what: What) -> Self {
        Self {
            lane,
            what,
            by: None,
            line: None,
            text: None,
        }
    }
}

/// Where the times and the names of threads come from.
pub(super) enum Clock {
    /// Nothing runs yet. A figure may create its futures before; they wait here.
    NotStarted(Vec<Event>),
    Paused {
        start: Instant,
        last: u128,
    },
    /// The threads in the order of their first poll; `main` is the first.
    None {
        threads: Vec<ThreadId>,
    },
}

pub(super) struct Tape {
    clock: Mutex<Clock>,
    sink: Box<dyn Fn(&str) + Send + Sync>,
}

impl Tape {
    pub(super) fn new(sink: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self {
            clock: Mutex::new(Clock::NotStarted(Vec::new())),
            sink: Box::new(sink),
        }
    }

    /// Writes the header, and the events that were waiting for it.
    pub(super) fn start(&self, clock: Clock) {
        let mut now = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(
            matches!(*now, Clock::NotStarted(_)),
            "a recorder records one run: call `paused` or `workers` once"
        );
        (self.sink)(match clock {
            Clock::Paused { .. } => "clock: paused",
            Clock::None { .. } | Clock::NotStarted(_) => "clock: none",
        });
        if let Clock::NotStarted(early) = std::mem::replace(&mut *now, clock) {
            for event in early {
                self.line(&mut now, event);
            }
        }
    }

    pub(super) fn write(&self, event: Event) {
        if event.what != What::Wake {
            current::forget_ended();
        }
        // The lock makes the order of the lines, the times and the worker numbers one.
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *clock {
            Clock::NotStarted(early) => early.push(event),
            Clock::Paused { .. } | Clock::None { .. } => self.line(&mut clock, event),
        }
    }

    fn line(&self, clock: &mut Clock, event: Event) {
        (self.sink)(&Line::stamp(clock, event).to_string());
    }
}

struct Line {
    at: Option<u128>,
    event: Event,
    on: Option<String>,
}

impl Line {
    fn stamp(clock: &mut Clock, event: Event) -> Self {
        let (mut at, mut on) = (None, None);
        match clock {
            Clock::Paused { start, last } => {
                // Only inside a runtime is the clock the paused one. Outside of it (a thread
                // of the program's own) the last time known is the time.
                if Handle::try_current().is_ok() {
                    *last = start.elapsed().as_millis();
                }
                at = Some(*last);
            }
            Clock::None { threads } if event.what == What::Poll => {
                let id = thread::current().id();
                let nth = threads
                    .iter()
                    .position(|known| *known == id)
                    .unwrap_or_else(|| {
                        threads.push(id);
                        threads.len() - 1
                    });
                on = Some(if nth == 0 {
                    "main".into()
                } else {
                    format!("worker-{nth}")
                });
            }
            Clock::None { .. } | Clock::NotStarted(_) => {}
        }
        Self { at, event, on }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Event {
            lane,
            what,
            by,
            line,
            text,
        } = &self.event;
        match self.at {
            Some(ms) => write!(f, "{ms:>6} ms")?,
            None => write!(f, "     -   ")?,
        }
        let mut details = Vec::new();
        details.extend(by.as_ref().map(|by| format!("by={by}")));
        details.extend(self.on.as_ref().map(|on| format!("on={on}")));
        details.extend(line.map(|line| format!("line={line}")));
        details.extend(text.as_ref().map(|text| format!("text=\"{text}\"")));
        let line = format!("  {lane:<12} {:<8} {}", what.word(), details.join(" "));
        f.write_str(line.trim_end())
    }
}
