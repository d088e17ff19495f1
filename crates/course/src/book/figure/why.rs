//! The reasons and the states in words: why a poll happened, where a wake led, what waits
//! for what. Names stand between backticks.

use super::parse::Kind;
use super::story::{For, Line, State, Story};

impl Story<'_> {
    /// What the recording shows about the cause or the effect of an event; may be empty.
    pub fn why(&self, event: usize) -> String {
        match self.recording.events[event].kind {
            Kind::Poll => self.why_polled(event),
            Kind::Wake => match self.wake_at(event).map(|wake| wake.poll) {
                Some(Some(poll)) => {
                    let poll = &self.polls[poll];
                    let (lane, nth, at) = (&self.lanes[poll.lane], poll.nth, poll.event + 1);
                    format!("It leads to poll {nth} of `{lane}`, event {at}.")
                }
                _ => "No poll follows it in this recording.".to_string(),
            },
            Kind::Pending => {
                let lane = self.lane(&self.recording.events[event].lane);
                match lane.map(|lane| &self.steps[event].states[lane]) {
                    Some(State::Woken(_)) => {
                        "It was woken during this poll, so it is polled again.".to_string()
                    }
                    Some(State::Waits(targets)) if targets.is_empty() => {
                        "It is never woken in this recording.".to_string()
                    }
                    Some(State::Waits(targets)) => {
                        format!("It waits for {}.", self.targets(targets))
                    }
                    _ => String::new(),
                }
            }
            Kind::Drop | Kind::Cancel => match &self.recording.events[event].by {
                Some(by) => format!("`{by}` drops it."),
                None => String::new(),
            },
            _ => String::new(),
        }
    }

    fn why_polled(&self, event: usize) -> String {
        let Some(at) = self.polls.iter().position(|poll| poll.event == event) else {
            return String::new();
        };
        let (poll, root) = (&self.polls[at], &self.polls[self.root(at)]);
        let name = &self.lanes[poll.lane];
        let outer = &self.lanes[root.lane];
        let parent = poll.parent.map(|p| &self.lanes[self.polls[p].lane]);
        let spawned = |e: &&super::Event| e.kind == Kind::Spawn && e.lane == *name;
        let causes: Vec<String> = root.wakes.iter().map(|wake| self.wake(*wake)).collect();
        let causes = causes.join("; and by ");
        match parent {
            None if poll.nth == 1 && self.recording.events.iter().any(|e| spawned(&e)) => {
                "A new task is polled without a wake.".to_string()
            }
            None if poll.nth == 1 => "A first poll needs no wake.".to_string(),
            None if causes.is_empty() => match poll.before {
                Some(wake) => format!(
                    "Nobody woke `{name}`: what is around it, and not tracked, polls it too. The last wake was {}.",
                    self.wake(wake)
                ),
                None => "No wake before it is recorded.".to_string(),
            },
            None => {
                let own = root
                    .wakes
                    .iter()
                    .all(|w| self.wake_at(*w).is_some_and(|w| w.lanes.len() == 1));
                let inner = if own {
                    String::new()
                } else {
                    format!(" The wake goes through `{name}`, so `{name}` is polled first.")
                };
                format!("Caused by {causes}.{inner}")
            }
            Some(parent) if poll.nth == 1 && causes.is_empty() => {
                format!("A first poll needs no wake: `{parent}` polls it inside its own poll.")
            }
            Some(parent) if poll.nth == 1 => format!(
                "A first poll needs no wake: `{parent}` polls it inside its own poll, which was caused by {causes}."
            ),
            Some(parent) if causes.is_empty() => {
                format!("`{parent}` polls it inside its own poll.")
            }
            Some(_) if self.woken_itself(at) => format!("Caused by {causes}."),
            Some(parent) if parent == outer => format!(
                "Nobody woke `{name}`: `{parent}` polls it too. The poll of `{parent}` was caused by {causes}."
            ),
            Some(parent) => format!(
                "Nobody woke `{name}`: `{parent}` polls it too. The poll of `{outer}` around them was caused by {causes}."
            ),
        }
    }

    /// `event 7: the clock woke `api` at 30 ms`.
    fn wake(&self, event: usize) -> String {
        let wake = &self.recording.events[event];
        let lane = &wake.lane;
        let at = wake.at.map(|ms| format!(" at {ms} ms")).unwrap_or_default();
        let n = event + 1;
        match wake.by.as_deref() {
            Some("clock") => format!("event {n}: the clock woke `{lane}`{at}"),
            Some(by) if by == lane => format!("event {n}: `{lane}` woke itself{at}"),
            Some(by) => format!("event {n}: `{by}` woke `{lane}`{at}"),
            None => format!("event {n}: `{lane}` was woken{at}"),
        }
    }

    fn targets(&self, targets: &[For]) -> String {
        let words: Vec<String> = targets
            .iter()
            .map(|target| match target {
                For::Lane(lane) => format!("`{}`", self.lanes[*lane]),
                For::Clock(Some(ms)) => format!("the clock ({ms} ms)"),
                For::Clock(None) => "the clock".to_string(),
                For::Unknown => "someone who is not tracked".to_string(),
            })
            .collect();
        match words.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    /// The state of a lane after an event: a letter for its mark, and words.
    pub fn state(&self, event: usize, lane: usize) -> (char, String) {
        let step = &self.steps[event];
        match &step.states[lane] {
            State::Unmade => ('-', "not made yet".to_string()),
            State::Made => ('m', "made, never polled".to_string()),
            State::Polled(nth) => {
                let open = |p: &&super::story::Poll| p.lane == lane && p.event <= event;
                let on = self
                    .polls
                    .iter()
                    .rev()
                    .find(open)
                    .and_then(|p| p.on.as_deref());
                let on = on.map(|on| format!(" on {on}")).unwrap_or_default();
                ('p', format!("being polled{on}, poll {nth}"))
            }
            State::Stuck(nth) => ('x', format!("blocked: poll {nth} never returns")),
            State::Waits(targets) if targets.is_empty() => {
                ('w', "waiting, never woken in this recording".to_string())
            }
            State::Waits(targets) => ('w', format!("waiting for {}", self.targets(targets))),
            State::Woken(by) if *by == lane => ('k', "woken, not polled yet".to_string()),
            State::Woken(by) => ('k', format!("woken through `{}`", self.lanes[*by])),
            State::Ready => ('r', "ready".to_string()),
            State::Dropped => ('d', "ready, and dropped".to_string()),
            State::Canceled => ('c', "canceled".to_string()),
        }
    }

    /// Who is being polled after an event: `checks` → `api`.
    pub fn polled(&self, event: usize) -> String {
        let stacks = self.steps[event].polled.iter().map(|stack| {
            let names: Vec<_> = stack
                .iter()
                .map(|poll| format!("`{}`", self.lanes[self.polls[*poll].lane]))
                .collect();
            let on = stack
                .first()
                .and_then(|poll| self.polls[*poll].on.as_deref());
            let on = on.map(|on| format!(" on {on}")).unwrap_or_default();
            names.join(" → ") + &on
        });
        let stacks: Vec<_> = stacks.collect();
        if stacks.is_empty() {
            "nobody".to_string()
        } else {
            stacks.join("; ")
        }
    }

    /// What the mark in the program means after an event.
    pub fn line(&self, event: usize) -> Option<(u32, String)> {
        let e = &self.recording.events[event];
        let (line, says) = match self.steps[event].line? {
            Line::Ran(line) if matches!(e.kind, Kind::Create | Kind::Spawn) => {
                (line, format!("Line {line} makes `{}`", e.lane))
            }
            Line::Ran(line) => (line, format!("Line {line} runs")),
            Line::Made(line) => (line, format!("Line {line} made `{}`", e.lane)),
        };
        Some((line, says))
    }

    /// How it ends, after the last event.
    pub fn end(&self) -> String {
        if self.recording.stopped().is_none() {
            return "Then the program ends.".to_string();
        }
        let last = self.steps.last();
        let stuck = last
            .and_then(|step| step.polled.first())
            .and_then(|stack| stack.last());
        match stuck {
            Some(poll) => {
                let poll = &self.polls[*poll];
                let (nth, lane) = (poll.nth, &self.lanes[poll.lane]);
                format!("Stopped here: poll {nth} of `{lane}` never returns.")
            }
            None => "Stopped here: nothing more happens.".to_string(),
        }
    }

    /// The events that led to this one, the first wake first: a wake, then the polls from
    /// the outermost to the one that this event belongs to.
    pub fn chain(&self, event: usize) -> Vec<usize> {
        if let Some(wake) = self.wake_at(event) {
            let poll = wake.poll.map(|poll| self.polls[poll].event);
            return [event].into_iter().chain(poll).collect();
        }
        let Some(poll) = self.steps[event].poll else {
            return Vec::new();
        };
        let root = &self.polls[self.root(poll)];
        // Of several wakes the last one is drawn.
        let Some(wake) = root.wakes.last().or(root.before.as_ref()) else {
            return Vec::new();
        };
        let around = self.around(poll);
        let polls = around.iter().map(|poll| self.polls[*poll].event);
        [*wake].into_iter().chain(polls).collect()
    }
}
