//! What a recording shows beside its single events: who is being polled after each of them,
//! who waits for what, and which wake led to which poll.
//!
//! Only what the recording holds is told. That the clock will wake a waiting future, for
//! instance, is known from the wake that follows later in the same recording.

use super::layout::Lane;
use super::parse::{Event, Kind, Recording};

/// One call of `poll`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    pub event: usize,
    pub lane: usize,
    /// How many polls of this lane there were, with this one.
    pub nth: usize,
    pub on: Option<String>,
    /// The poll inside of which this one happens.
    pub parent: Option<usize>,
    /// The event with which it returned; `None` for a poll that never did.
    pub end: Option<usize>,
    /// Why the outermost poll around it happened: the wakes since its last poll.
    pub wakes: Vec<usize>,
    /// Where no wake of a tracked future explains it: the last wake before.
    pub before: Option<usize>,
}

/// Where a wake went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Woke {
    pub event: usize,
    /// The woken lane, then those that polled it, outwards.
    pub lanes: Vec<usize>,
    /// The outermost poll to which it led.
    pub poll: Option<usize>,
}

/// What a waiting future waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum For {
    /// A future that it polls, or one whose doing will wake it.
    Lane(usize),
    /// A timer that fires at this time, where there is a clock.
    Clock(Option<u64>),
    /// It will be woken, by nobody who is tracked.
    Unknown,
}

/// How a lane stands after an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Unmade,
    Made,
    /// Being polled, in the poll of this number.
    Polled(usize),
    /// Inside a poll that never returns.
    Stuck(usize),
    /// Waiting; for nothing, when no wake of it is recorded.
    Waits(Vec<For>),
    /// Woken and not polled since; the lane that the wake was for.
    Woken(usize),
    Ready,
    Dropped,
    Canceled,
}

/// The line of the figure's program that an event belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// This line ran just now.
    Ran(u32),
    /// This line made the future to which something happens.
    Made(u32),
}

/// One event, and how everything stands after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The polls that have not returned, outermost first, a list for each thread.
    pub polled: Vec<Vec<usize>>,
    pub states: Vec<State>,
    pub line: Option<Line>,
    /// The poll that this event begins, ends or falls into.
    pub poll: Option<usize>,
}

#[derive(Debug)]
pub struct Story<'a> {
    pub recording: &'a Recording,
    pub lanes: Vec<String>,
    pub polls: Vec<Poll>,
    pub wakes: Vec<Woke>,
    pub steps: Vec<Step>,
}

impl<'a> Story<'a> {
    /// `lanes` in the order in which they are drawn.
    pub fn new(recording: &'a Recording, lanes: &[Lane]) -> Story<'a> {
        let mut story = Story {
            recording,
            lanes: lanes.iter().map(|lane| lane.name.clone()).collect(),
            polls: Vec::new(),
            wakes: Vec::new(),
            steps: Vec::new(),
        };
        story.trace();
        story.steps();
        story
    }

    pub fn lane(&self, name: &str) -> Option<usize> {
        self.lanes.iter().position(|lane| lane == name)
    }

    pub fn poll_at(&self, event: usize) -> Option<&Poll> {
        self.polls.iter().find(|poll| poll.event == event)
    }

    pub fn wake_at(&self, event: usize) -> Option<&Woke> {
        self.wakes.iter().find(|wake| wake.event == event)
    }

    /// The outermost poll around `poll`.
    pub fn root(&self, mut poll: usize) -> usize {
        while let Some(parent) = self.polls[poll].parent {
            poll = parent;
        }
        poll
    }

    /// `poll` and those around it, outermost first.
    pub fn around(&self, poll: usize) -> Vec<usize> {
        let mut chain: Vec<_> =
            std::iter::successors(Some(poll), |poll| self.polls[*poll].parent).collect();
        chain.reverse();
        chain
    }

    /// Whether one of the wakes behind a poll was for its lane, or for one that it polls.
    pub fn woken_itself(&self, poll: usize) -> bool {
        let lane = self.polls[poll].lane;
        let reached = |wake: &usize| self.wake_at(*wake).is_some_and(|w| w.lanes.contains(&lane));
        self.polls[self.root(poll)].wakes.iter().any(reached)
    }

    /// Polls and wakes, and what leads from one to the other.
    fn trace(&mut self) {
        let mut polled_by: Vec<Option<usize>> = vec![None; self.lanes.len()];
        let mut counts = vec![0; self.lanes.len()];
        let mut open: Vec<usize> = Vec::new();
        // Wakes on their way to a poll, with the outermost lane that they go to.
        let mut under_way: Vec<(usize, usize)> = Vec::new();
        for (i, event) in self.recording.events.iter().enumerate() {
            let Some(lane) = self.lane(&event.lane) else {
                continue;
            };
            match event.kind {
                Kind::Poll => {
                    let by = event.by.as_deref().and_then(|by| self.lane(by));
                    let inside = |p: &&usize| Some(self.polls[**p].lane) == by;
                    let parent = open.iter().rev().find(inside).copied();
                    polled_by[lane] = parent.map(|p| self.polls[p].lane);
                    counts[lane] += 1;
                    let mut wakes = Vec::new();
                    if parent.is_none() {
                        under_way.retain(|(wake, to)| {
                            let here = *to == lane;
                            if here {
                                wakes.push(*wake);
                            }
                            !here
                        });
                    }
                    let before = match (parent, wakes.is_empty(), counts[lane]) {
                        (None, true, 2..) => self.last_wake(lane, i),
                        _ => None,
                    };
                    let poll = self.polls.len();
                    for wake in self.wakes.iter_mut().filter(|w| wakes.contains(&w.event)) {
                        wake.poll = Some(poll);
                    }
                    open.push(poll);
                    self.polls.push(Poll {
                        event: i,
                        lane,
                        nth: counts[lane],
                        on: event.on.clone(),
                        parent,
                        end: None,
                        wakes,
                        before,
                    });
                }
                Kind::Pending | Kind::Ready => {
                    let this = |p: &usize| self.polls[*p].lane == lane;
                    if let Some(at) = open.iter().rposition(this) {
                        let poll = open.remove(at);
                        self.polls[poll].end = Some(i);
                    }
                    if event.kind == Kind::Ready {
                        under_way.retain(|(_, to)| *to != lane);
                    }
                }
                Kind::Wake => {
                    let mut lanes = vec![lane];
                    while let Some(outer) = polled_by[lanes[lanes.len() - 1]] {
                        if lanes.contains(&outer) {
                            break;
                        }
                        lanes.push(outer);
                    }
                    under_way.push((i, lanes[lanes.len() - 1]));
                    let (event, poll) = (i, None);
                    self.wakes.push(Woke { event, lanes, poll });
                }
                _ => {}
            }
        }
    }

    /// The last wake between the last poll of `lane` and `event`.
    fn last_wake(&self, lane: usize, event: usize) -> Option<usize> {
        let since = self.polls.iter().rev().find(|p| p.lane == lane)?.event;
        let wake = self.wakes.iter().rev().find(|w| w.event < event)?;
        (wake.event > since).then_some(wake.event)
    }

    fn steps(&mut self) {
        let mut states = vec![State::Unmade; self.lanes.len()];
        let mut made: Vec<Option<u32>> = vec![None; self.lanes.len()];
        // A wake that no poll has answered yet; the lane that it was for.
        let mut woken: Vec<Option<usize>> = vec![None; self.lanes.len()];
        let mut steps: Vec<Step> = Vec::new();
        for (i, event) in self.recording.events.iter().enumerate() {
            let polled = self.open_after(i);
            let Some(lane) = self.lane(&event.lane) else {
                let (states, line, poll) = (states.clone(), event.line.map(Line::Ran), None);
                steps.push(Step {
                    polled,
                    states,
                    line,
                    poll,
                });
                continue;
            };
            match event.kind {
                Kind::Create | Kind::Spawn => {
                    states[lane] = State::Made;
                    made[lane] = event.line;
                }
                Kind::Poll => {
                    woken[lane] = None;
                    let nth = self.poll_at(i).map_or(0, |poll| poll.nth);
                    states[lane] = State::Polled(nth);
                }
                Kind::Pending => states[lane] = State::Waits(Vec::new()),
                Kind::Ready => states[lane] = State::Ready,
                Kind::Drop => states[lane] = State::Dropped,
                Kind::Cancel => states[lane] = State::Canceled,
                Kind::Wake => {
                    if let Some(wake) = self.wake_at(i) {
                        // That it went on to those around shows in the poll that follows.
                        let reach = if wake.poll.is_some() {
                            wake.lanes.len()
                        } else {
                            1
                        };
                        for around in &wake.lanes[..reach] {
                            woken[*around] = Some(lane);
                        }
                    }
                }
                Kind::Note(_) => {}
            }
            // What each one waits for depends on the others.
            let now = (0..states.len()).map(|lane| match (&states[lane], woken[lane]) {
                (State::Waits(_), Some(by)) => State::Woken(by),
                (State::Waits(_), None) => State::Waits(self.waits_for(lane, i, &states)),
                (state, _) => state.clone(),
            });
            let mut now: Vec<State> = now.collect();
            if i + 1 == self.recording.events.len() {
                for poll in polled.iter().filter_map(|stack| stack.last()) {
                    let Poll { lane, nth, .. } = self.polls[*poll];
                    now[lane] = State::Stuck(nth);
                }
            }
            let line = event.line.map(Line::Ran);
            let inside = |p: &&Poll| p.lane == lane && p.event <= i && p.end.is_none_or(|e| i <= e);
            let poll = self.polls.iter().rposition(|p| inside(&p));
            steps.push(Step {
                polled,
                states: now,
                line: line.or(made[lane].map(Line::Made)),
                poll,
            });
        }
        self.steps = steps;
    }

    /// The polls that have begun and not returned after event `i`, nested.
    fn open_after(&self, i: usize) -> Vec<Vec<usize>> {
        let is_open = |p: &Poll| p.event <= i && p.end.is_none_or(|end| end > i);
        let open: Vec<usize> = (0..self.polls.len())
            .filter(|p| is_open(&self.polls[*p]))
            .collect();
        let inner = |p: &usize| {
            open.iter()
                .any(|other| self.polls[*other].parent == Some(*p))
        };
        open.iter()
            .filter(|p| !inner(p))
            .map(|p| self.around(*p))
            .collect()
    }

    /// What `lane`, which waits after event `i`, waits for.
    fn waits_for(&self, lane: usize, i: usize, states: &[State]) -> Vec<For> {
        let last = self
            .polls
            .iter()
            .rposition(|p| p.lane == lane && p.event <= i);
        let Some(last) = last else {
            return Vec::new();
        };
        let mut targets = Vec::new();
        for (child, state) in states.iter().enumerate() {
            let own = self
                .polls
                .iter()
                .rev()
                .find(|p| p.lane == child && p.event <= i);
            let polled_by_it = own
                .and_then(|p| p.parent)
                .is_some_and(|p| self.polls[p].lane == lane);
            if !polled_by_it || !matches!(state, State::Waits(_)) {
                continue;
            }
            // A future may hold one that it has stopped to poll: it does not wait for it.
            let in_last = own.and_then(|p| p.parent) == Some(last);
            let asks_again = self
                .polls
                .iter()
                .find(|p| p.lane == lane && p.event > i)
                .is_some_and(|p| {
                    p.wakes
                        .iter()
                        .any(|w| self.wake_at(*w).is_some_and(|w| w.lanes[0] == child))
                });
            if in_last || asks_again {
                targets.push(For::Lane(child));
            }
        }
        targets.extend(self.next_wake(lane, i));
        targets
    }

    /// Who wakes `lane` next after event `i`, unless it comes further without being woken.
    fn next_wake(&self, lane: usize, i: usize) -> Option<For> {
        let events = &self.recording.events;
        let name = &self.lanes[lane];
        for (at, event) in events.iter().enumerate().skip(i + 1) {
            if event.lane != *name {
                continue;
            }
            match event.kind {
                Kind::Wake => return Some(self.waker(event)),
                Kind::Poll => {
                    let poll = self.poll_at(at)?;
                    let end = poll.end?;
                    let touched = |e: &Event| e.lane == *name || e.by.as_ref() == Some(name);
                    let barren = events[end].kind == Kind::Pending
                        && !events[at + 1..end].iter().any(touched);
                    if !barren {
                        return None;
                    }
                }
                Kind::Pending => {}
                _ => return None,
            }
        }
        None
    }

    fn waker(&self, wake: &Event) -> For {
        match wake.by.as_deref() {
            Some("clock") => For::Clock(wake.at),
            Some(by) => self.lane(by).map_or(For::Unknown, For::Lane),
            None => For::Unknown,
        }
    }
}
