//! The texts below a lane, placed so that none covers another one.

use super::layout::Layout;
use super::parse::{Kind, Recording};
use super::pen::width;

/// Size of the text, in pixels.
pub const SMALL: f64 = 12.0;
/// The space that a drawing keeps at its left.
pub const PAD: f64 = 14.0;

/// A text below a lane: a note, or the word for a cancellation.
pub struct Label {
    pub lane: usize,
    pub event: usize,
    pub text: String,
    pub class: &'static str,
    pub x: f64,
    pub end: bool,
    pub level: usize,
}

/// Notes and cancellations, moved to a lower strip where they would overlap.
pub fn labels(recording: &Recording, layout: &Layout, inner: f64) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    // From the last to the first: the line to a lower text then passes left of the others.
    for (event, e) in recording.events.iter().enumerate().rev() {
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
        let span = |l: &Label| {
            let w = width(&l.text, SMALL) + 14.0;
            if l.end {
                (l.x - w, l.x)
            } else {
                (l.x, l.x + w)
            }
        };
        let mut label = Label {
            lane,
            event,
            text,
            class,
            x,
            end,
            level: 0,
        };
        let (from, to) = span(&label);
        // Not over another text, and not across the line that leads to a lower one.
        let clear = |level: usize, labels: &[Label]| {
            labels.iter().filter(|l| l.lane == lane).all(|l| {
                let (f, t) = span(l);
                let over = l.level == level && f < to && from < t;
                let across = l.level > level && from < l.x && l.x < to;
                !over && !across
            })
        };
        while !clear(label.level, &labels) {
            label.level += 1;
        }
        labels.push(label);
    }
    labels
}
