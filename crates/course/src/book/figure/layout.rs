//! Decides where each event of a recording stands: a row for each tracked future, a column
//! for each event. Order matters more than time, so columns follow the events; where the
//! clock advances there is a gap, wider for a longer wait.

use super::parse::{Event, Kind, Recording};
use std::collections::{BTreeMap, BTreeSet};

/// The narrowest and the widest column of an event.
const COLUMN: (f64, f64) = (14.0, 24.0);
/// What the columns share, if their narrowest form leaves room.
const COLUMNS: f64 = 460.0;
/// The shortest and the longest gap for time that passes.
const GAP: (f64, f64) = (26.0, 100.0);
/// What all gaps of a figure share, if their shortest form leaves room.
const GAPS: f64 = 130.0;

/// Where the events of one instant stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Instant {
    pub at: Option<u64>,
    pub x: f64,
    pub width: f64,
}

/// The horizontal scale that all recordings of a figure share.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    pub instants: Vec<Instant>,
    pub width: f64,
    /// Width of one event.
    pub column: f64,
}

impl Scale {
    /// Each instant gets room for the recording with the most events in it.
    pub fn shared(recordings: &[&Recording]) -> Scale {
        let mut most: BTreeMap<Option<u64>, usize> = BTreeMap::new();
        for recording in recordings {
            let mut here: BTreeMap<Option<u64>, usize> = BTreeMap::new();
            for event in &recording.events {
                *here.entry(event.at).or_default() += 1;
            }
            for (at, n) in here {
                let most = most.entry(at).or_default();
                *most = n.max(*most);
            }
        }
        let columns = most.values().sum::<usize>().max(1);
        let column = (COLUMNS / columns as f64).clamp(COLUMN.0, COLUMN.1);
        let times: Vec<u64> = most.keys().filter_map(|at| *at).collect();
        let steps: Vec<f64> = times.windows(2).map(|w| (w[1] - w[0]) as f64).collect();
        let total: f64 = steps.iter().sum();
        let mut x = 0.0;
        let mut instants = Vec::new();
        let mut before = None;
        for (at, events) in most {
            if let (Some(at), Some(before)) = (at, before) {
                x += ((at - before) as f64 / total * GAPS).clamp(GAP.0, GAP.1);
            }
            before = at;
            let width = events as f64 * column;
            instants.push(Instant { at, x, width });
            x += width;
        }
        Scale {
            instants,
            width: x,
            column,
        }
    }

    fn find(&self, at: Option<u64>) -> &Instant {
        self.instants
            .iter()
            .find(|i| i.at == at)
            .expect("the scale was made from these events")
    }
}

/// One tracked future.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    pub name: String,
    /// How deep it is nested in other tracked futures of its task.
    pub depth: usize,
    /// Whether it is a task of its own.
    pub task: bool,
}

/// Rows and columns of one recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    pub lanes: Vec<Lane>,
    /// The middle of each event's column.
    pub x: Vec<f64>,
}

impl Layout {
    pub fn new(recording: &Recording, scale: &Scale) -> Layout {
        let mut used: BTreeMap<Option<u64>, usize> = BTreeMap::new();
        let x = recording
            .events
            .iter()
            .map(|event| {
                let n = used.entry(event.at).or_default();
                *n += 1;
                scale.find(event.at).x + (*n as f64 - 0.5) * scale.column
            })
            .collect();
        Layout {
            lanes: lanes(&recording.events),
            x,
        }
    }

    pub fn lane(&self, name: &str) -> Option<usize> {
        self.lanes.iter().position(|lane| lane.name == name)
    }
}

/// The lanes: children below their parents, each in the order of its first event.
fn lanes(events: &[Event]) -> Vec<Lane> {
    let mut order: Vec<&str> = Vec::new();
    let mut parent: BTreeMap<&str, &str> = BTreeMap::new();
    let mut tasks: BTreeSet<&str> = BTreeSet::new();
    for event in events {
        let name = event.lane.as_str();
        let first = !order.contains(&name);
        if first {
            order.push(name);
        }
        if event.kind == Kind::Spawn {
            tasks.insert(name);
        }
        let by = event
            .by
            .as_deref()
            .filter(|by| *by != "clock" && *by != name);
        if let (true, Some(by)) = (matches!(event.kind, Kind::Create | Kind::Poll), by) {
            // Who polls a future owns it; who only made it may have handed it on.
            let polled = matches!(event.kind, Kind::Poll);
            if polled || !parent.contains_key(name) {
                parent.insert(name, by);
            }
        }
    }
    for task in &tasks {
        parent.remove(task);
    }
    let mut lanes = Vec::new();
    let roots = order
        .iter()
        .filter(|n| parent.get(*n).is_none_or(|p| !order.contains(p)));
    for root in roots {
        place(root, 0, &order, &parent, &mut |name, depth| {
            lanes.push(Lane {
                name: name.to_string(),
                depth,
                task: tasks.contains(name),
            });
        });
    }
    // A recording whose parents form a ring would lose lanes: draw them flat.
    for name in order {
        if !lanes.iter().any(|l| l.name == name) {
            lanes.push(Lane {
                name: name.to_string(),
                depth: 0,
                task: tasks.contains(name),
            });
        }
    }
    lanes
}

fn place<'a>(
    name: &'a str,
    depth: usize,
    order: &[&'a str],
    parent: &BTreeMap<&'a str, &'a str>,
    out: &mut impl FnMut(&str, usize),
) {
    out(name, depth);
    for child in order.iter().filter(|c| parent.get(*c) == Some(&name)) {
        place(child, depth + 1, order, parent, out);
    }
}
