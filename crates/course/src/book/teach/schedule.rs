//! Fits the chapters' lines into a workshop. Pure: minutes in, minutes out.
//!
//! The order is the book's. What goes in is chosen by rank: first the core of each chapter, as
//! long as a whole core fits; then the other lines, one of each chapter in turn; then the extras.

/// Each stretch before a break keeps so many minutes free: something always runs over.
pub const RESERVE: u32 = 5;

/// What a line is worth when time is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// In every workshop that has the chapter.
    Core,
    /// When there is time.
    Plain,
    /// When everything else is in.
    Extra,
    /// Never in the room.
    Home,
}

/// Something that happens in the room without a break in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub rank: Rank,
    /// In all; for an exercise with the time to reveal it.
    pub minutes: u32,
    /// Nothing for a talk.
    pub exercise: Option<Task>,
    /// Inline Markdown.
    pub text: String,
}

/// What the plan has to know of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub name: String,
    /// The exercises that come before it.
    pub after: Vec<String>,
}

/// A chapter's lines, in the order of teaching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    pub number: u32,
    pub lines: Vec<Line>,
}

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Minutes for the chapters.
    Work(u32),
    /// Nothing is taught.
    Break(u32, &'static str),
    /// Taught, but of no chapter.
    Fixed(u32, &'static str),
}

/// A kind of workshop.
#[derive(Debug)]
pub struct Format {
    pub id: &'static str,
    pub name: &'static str,
    /// The numbers of the chapters that it goes for.
    pub chapters: &'static [u32],
    pub days: &'static [&'static [Slot]],
}

use Slot::{Break, Fixed, Work};

const SETUP: Slot = Fixed(
    15,
    "Setup: everybody opens the book and runs `cargo test -p nothing_happens`, which must fail",
);
const LATE: &[Slot] = &[
    SETUP,
    Work(75),
    Break(15, "Coffee"),
    Work(90),
    Break(60, "Lunch"),
    Work(90),
    Break(15, "Coffee"),
    Work(60),
    Break(10, "Short break"),
    Work(35),
    Fixed(15, "Recap: the three things of each chapter of today"),
];
const SECOND: &[Slot] = &[
    Fixed(15, "Recap of the first day: each chapter's invariant"),
    Work(75),
    Break(15, "Coffee"),
    Work(90),
    Break(60, "Lunch"),
    Work(90),
    Break(15, "Coffee"),
    Work(60),
    Break(10, "Short break"),
    Work(35),
    Fixed(
        15,
        "Recap: the three things of each chapter of today, and where to go on",
    ),
];

/// The workshops of the course: see "Three routes" in the introduction.
pub const FORMATS: [Format; 3] = [
    Format {
        id: "half-day",
        name: "Half a day",
        chapters: &[1, 2, 3],
        days: &[&[
            SETUP,
            Work(85),
            Break(20, "Coffee"),
            Work(80),
            Fixed(
                10,
                "Recap: the three things of each chapter, and where to go on",
            ),
        ]],
    },
    Format {
        id: "one-day",
        name: "One day",
        chapters: &[1, 2, 3, 5, 6, 8],
        days: &[LATE],
    },
    Format {
        id: "two-days",
        name: "Two days",
        chapters: &[1, 2, 3, 5, 6, 8, 14, 15, 16, 17, 18, 19, 20, 21],
        days: &[LATE, SECOND],
    },
];

/// A line of a chapter: its index among the chapters that were given, and its own.
pub type Place = (usize, usize);

/// What a stretch of time is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Line(Place),
    Break(&'static str),
    Fixed(&'static str),
    /// Nothing fits any more: room for questions, and for what ran over.
    Spare,
}

/// A stretch of time, in minutes from the start of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    pub at: u32,
    pub minutes: u32,
    pub what: Use,
}

/// A workshop, planned.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    /// One after the other, without a gap.
    pub days: Vec<Vec<Row>>,
    /// Lines of the format's chapters that are not in, in the book's order.
    pub left: Vec<Place>,
}

/// Plans a workshop; `chapters` are all that stand, in the book's order.
pub fn plan(format: &Format, chapters: &[Chapter]) -> Plan {
    let chosen = choose(format, chapters);
    let slots = pack(format, chapters, &chosen).unwrap_or_default();
    let mut days = Vec::new();
    let mut next = 0;
    let mut slot_number = 0;
    for day in format.days {
        let mut rows = Vec::new();
        let mut at = 0;
        let mut add = |minutes, what| {
            if minutes > 0 {
                rows.push(Row { at, minutes, what });
                at += minutes;
            }
        };
        for slot in *day {
            match *slot {
                Break(minutes, text) => add(minutes, Use::Break(text)),
                Fixed(minutes, text) => add(minutes, Use::Fixed(text)),
                Work(minutes) => {
                    let mut rest = minutes;
                    while next < chosen.len() && slots[next] == slot_number {
                        let (c, l) = chosen[next];
                        let line = &chapters[c].lines[l];
                        add(line.minutes, Use::Line((c, l)));
                        rest -= line.minutes;
                        next += 1;
                    }
                    add(rest, Use::Spare);
                    slot_number += 1;
                }
            }
        }
        days.push(rows);
    }
    let all = chapters.iter().enumerate().filter(|(_, c)| goes(format, c));
    let places = all.flat_map(|(c, chapter)| (0..chapter.lines.len()).map(move |l| (c, l)));
    let left = places.filter(|place| !chosen.contains(place)).collect();
    Plan { days, left }
}

/// Whether the format goes for the chapter.
fn goes(format: &Format, chapter: &Chapter) -> bool {
    format.chapters.contains(&chapter.number)
}

/// The minutes for the chapters, slot by slot, without the reserve.
fn works(format: &Format) -> impl Iterator<Item = u32> {
    let slots = format.days.iter().flat_map(|day| day.iter());
    slots.filter_map(|slot| match slot {
        Work(minutes) => Some(minutes.saturating_sub(RESERVE)),
        _ => None,
    })
}

/// The slot of each place, in order; nothing if they do not fit.
fn pack(format: &Format, chapters: &[Chapter], places: &[Place]) -> Option<Vec<usize>> {
    let mut slots = works(format).enumerate();
    let (mut slot, mut rest) = slots.next()?;
    let mut found = Vec::new();
    for &(c, l) in places {
        let minutes = chapters[c].lines[l].minutes;
        while minutes > rest {
            (slot, rest) = slots.next()?;
        }
        rest -= minutes;
        found.push(slot);
    }
    Some(found)
}

fn choose(format: &Format, chapters: &[Chapter]) -> Vec<Place> {
    let mut chosen: Vec<Place> = Vec::new();
    let add = |chosen: &mut Vec<Place>, more: &[Place]| {
        let mut tried: Vec<Place> = chosen.iter().chain(more).copied().collect();
        tried.sort_unstable();
        let fits = pack(format, chapters, &tried).is_some();
        if fits {
            *chosen = tried;
        }
        fits
    };
    let mut taught = Vec::new();
    for (c, chapter) in chapters.iter().enumerate().filter(|(_, c)| goes(format, c)) {
        let core: Vec<Place> = ranked(chapter, Rank::Core).map(|l| (c, l)).collect();
        // A chapter relies on the ones before it: after the first that does not fit, none does.
        if !add(&mut chosen, &core) {
            break;
        }
        taught.push(c);
    }
    for rank in [Rank::Plain, Rank::Extra] {
        let mut waiting: Vec<(usize, Place)> = taught
            .iter()
            .flat_map(|&c| {
                let lines = ranked(&chapters[c], rank).enumerate();
                lines.map(move |(turn, l)| (turn, (c, l)))
            })
            .collect();
        // One of each chapter in turn.
        waiting.sort_unstable();
        // A line that must wait for a later one gets its chance in the next round.
        loop {
            let before = chosen.len();
            waiting.retain(|&(_, place)| {
                !(ready(chapters, &chosen, place) && add(&mut chosen, &[place]))
            });
            if chosen.len() == before {
                break;
            }
        }
    }
    chosen
}

fn ranked(chapter: &Chapter, rank: Rank) -> impl Iterator<Item = usize> {
    let lines = chapter.lines.iter().enumerate();
    lines.filter(move |(_, l)| l.rank == rank).map(|(i, _)| i)
}

/// Whether everything is in that an exercise needs: the exercises before it, and the talks that
/// stand before it in its chapter (but for the extras).
fn ready(chapters: &[Chapter], chosen: &[Place], (c, l): Place) -> bool {
    let Some(task) = &chapters[c].lines[l].exercise else {
        return true;
    };
    let is_in = |name: &String| {
        let named = |line: &Line| line.exercise.as_ref().is_some_and(|t| t.name == *name);
        chosen.iter().any(|&(c, l)| named(&chapters[c].lines[l]))
    };
    let talks = (0..l).filter(|&i| {
        let line = &chapters[c].lines[i];
        line.exercise.is_none() && line.rank < Rank::Extra
    });
    task.after.iter().all(is_in) && talks.into_iter().all(|i| chosen.contains(&(c, i)))
}

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;
