//! The texts below a lane, placed so that none covers another one.

use super::layout::Layout;
use super::parse::{Kind, Recording};
use super::pen::width;

/// Size of the text, in pixels.
pub const SMALL: f64 = 12.0;
/// The space that a drawing keeps at its left.
pub const PAD: f64 = 14.0;
/// More strips than this are no better than a text across a line.
const STRIPS: usize = 8;

/// A text below a lane: a note, or the word for a cancellation.
#[derive(Debug, Clone)]
pub struct Label {
    pub lane: usize,
    pub event: usize,
    pub text: String,
    pub class: &'static str,
    pub x: f64,
    /// Whether the text ends at its event; it begins there otherwise.
    pub end: bool,
    pub level: usize,
}

impl Label {
    fn span(&self) -> (f64, f64) {
        let w = width(&self.text, SMALL) + 14.0;
        if self.end {
            (self.x - w, self.x)
        } else {
            (self.x, self.x + w)
        }
    }

    /// Whether one text covers the other, or lies across the line that leads to it.
    fn meets(&self, other: &Label) -> bool {
        let ((from, to), (f, t)) = (self.span(), other.span());
        match self.level.cmp(&other.level) {
            std::cmp::Ordering::Equal => f < to && from < t,
            std::cmp::Ordering::Less => from < other.x && other.x < to,
            std::cmp::Ordering::Greater => f < self.x && self.x < t,
        }
    }
}

/// Notes and cancellations, moved to a lower strip where they would overlap.
pub fn labels(recording: &Recording, layout: &Layout, inner: f64) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for (event, e) in recording.events.iter().enumerate() {
        let (text, class) = match &e.kind {
            Kind::Note(text) => (text.clone(), "tl-note"),
            Kind::Cancel => ("canceled".to_string(), "tl-cancel"),
            _ => continue,
        };
        let Some(lane) = layout.lane(&e.lane) else {
            continue;
        };
        let x = layout.x[event] + PAD;
        let w = width(&text, SMALL) + 10.0;
        // A narrow figure may grow; a wide one is wide enough.
        let end = x + w > inner.max(600.0) && x - w > 0.0;
        labels.push(Label {
            lane,
            event,
            text,
            class,
            x,
            end,
            level: 0,
        });
    }
    // The line to a lower text passes beside the others if the texts that run to the right
    // are placed from the last to the first, and those that run to the left the other way.
    let (left, mut right): (Vec<_>, Vec<_>) = labels.into_iter().partition(|l| l.end);
    right.reverse();
    let mut placed: Vec<Label> = Vec::new();
    for label in left.into_iter().chain(right) {
        let place = |end: bool, level: usize| {
            let label = Label {
                end,
                level,
                ..label.clone()
            };
            let fits = !end || label.span().0 > 0.0;
            let mut others = placed.iter().filter(|l| l.lane == label.lane);
            (fits && !others.any(|other| label.meets(other))).then_some(label)
        };
        let best = (0..STRIPS)
            .flat_map(|level| [(label.end, level), (true, level)])
            .find_map(|(end, level)| place(end, level));
        placed.push(best.unwrap_or(Label {
            level: STRIPS,
            ..label
        }));
    }
    placed
}
