//! Draws one recording as inline SVG. Each mark carries `data-event`, the index of the
//! event it stands for, so that a player can step through them.
//!
//! Nothing is told by color alone: being polled is a bar, waiting a dashed line, ready a
//! check mark, canceled a cross, and the events stand in words below the drawing.

use super::labels::{Label, PAD, SMALL, labels};
use super::layout::{Layout, Scale};
use super::parse::{Kind, Recording};
use super::pen::{arrow, check, circle, cross, escape, line, n, rect, text, width};
use std::fmt::Write;

const AXIS: f64 = 34.0;
const ROW: f64 = 42.0;
const STRIP: f64 = 17.0;
const BAR: f64 = 18.0;

/// The names of the lanes, which stay in sight when the track scrolls, and the track.
pub struct Drawing {
    pub names: String,
    pub track: String,
    /// The middle of each lane, and of each event's column.
    pub y: Vec<f64>,
    pub x: Vec<f64>,
}

struct Canvas<'a> {
    recording: &'a Recording,
    layout: &'a Layout,
    /// The middle of each lane's bar.
    y: Vec<f64>,
    width: f64,
    height: f64,
    lines: String,
    bars: String,
    marks: String,
}

/// Draws `recording` on `scale`; `id` makes the ids of title and description unique.
pub fn draw(recording: &Recording, scale: &Scale, id: &str, title: &str, desc: &str) -> Drawing {
    let layout = Layout::new(recording, scale);
    let inner = scale.width + 2.0 * PAD;
    let labels = labels(recording, &layout, inner);
    let mut y = Vec::new();
    let mut top = AXIS;
    for lane in 0..layout.lanes.len() {
        y.push(top + ROW / 2.0);
        let strips = labels
            .iter()
            .filter(|l| l.lane == lane)
            .map(|l| l.level + 1)
            .max();
        top += ROW + strips.unwrap_or(0) as f64 * STRIP;
    }
    let reach = labels.iter().map(|l| {
        if l.end {
            l.x
        } else {
            l.x + width(&l.text, SMALL) + 10.0
        }
    });
    let stop = if recording.stopped().is_some() {
        64.0
    } else {
        0.0
    };
    let width = reach.fold(inner, f64::max) + stop;
    let mut canvas = Canvas {
        recording,
        layout: &layout,
        y,
        width,
        height: top + 6.0,
        lines: String::new(),
        bars: String::new(),
        marks: String::new(),
    };
    canvas.axis(scale);
    for lane in 0..layout.lanes.len() {
        canvas.life(lane);
    }
    canvas.events();
    canvas.labels(&labels);
    if stop > 0.0 {
        canvas.stopped();
    }
    let (w, h) = (n(canvas.width), n(canvas.height));
    let (title, desc) = (escape(title), escape(desc));
    let track = format!(
        r#"<svg class="tl-track" role="img" aria-labelledby="{id}-title {id}-desc" width="{w}" height="{h}" viewBox="0 0 {w} {h}"><title id="{id}-title">{title}</title><desc id="{id}-desc">{desc}</desc>{}{}<g class="tl-marks">{}</g></svg>"#,
        canvas.lines, canvas.bars, canvas.marks
    );
    Drawing {
        names: canvas.names(),
        track,
        x: (0..recording.events.len()).map(|i| canvas.x(i)).collect(),
        y: canvas.y,
    }
}

impl Canvas<'_> {
    fn x(&self, event: usize) -> f64 {
        self.layout.x[event] + PAD
    }

    /// The instants as bands with their time; between them the clock jumps.
    fn axis(&mut self, scale: &Scale) {
        let used = |at| self.recording.events.iter().any(|e| e.at == at);
        let mut before: Option<f64> = None;
        for instant in scale.instants.iter().filter(|i| used(i.at)) {
            let x = instant.x + PAD;
            let size = (instant.width + 8.0, self.height - AXIS + 12.0);
            rect(
                &mut self.lines,
                "tl-instant",
                (x - 4.0, AXIS - 12.0),
                size,
                6.0,
            );
            if let Some(from) = before {
                line(
                    &mut self.lines,
                    "tl-jump",
                    (from + 6.0, AXIS - 5.0),
                    (x - 6.0, AXIS - 5.0),
                );
            }
            let label = match instant.at {
                Some(ms) => format!("{ms} ms"),
                None => "order of events →".to_string(),
            };
            text(&mut self.lines, "tl-time", (x, 15.0), "start", &label);
            before = Some(x + instant.width);
        }
        for pair in self.y.windows(2) {
            let middle = pair[1] - ROW / 2.0;
            line(
                &mut self.lines,
                "tl-rule",
                (0.0, middle),
                (self.width, middle),
            );
        }
    }

    /// A future's life: made, polled, waiting, woken, ended.
    fn life(&mut self, lane: usize) {
        let name = self.layout.lanes[lane].name.as_str();
        let y = self.y[lane];
        let mut state: Option<(&str, usize)> = None;
        let mut polls = 0;
        let events: Vec<_> = self.recording.events.iter().enumerate().collect();
        for (i, event) in events.into_iter().filter(|(_, e)| e.lane == name) {
            let x = self.x(i);
            let next = match event.kind {
                Kind::Create | Kind::Spawn => "tl-idle",
                Kind::Pending => "tl-wait",
                Kind::Poll => "tl-poll",
                Kind::Wake if matches!(state, Some(("tl-wait", _))) => "tl-woken",
                Kind::Ready => "tl-idle",
                Kind::Cancel | Kind::Drop => "",
                Kind::Wake | Kind::Note(_) => continue,
            };
            match state {
                Some(("tl-poll", start)) => {
                    self.bar(lane, start, (self.x(start), x + 4.0), i, polls);
                }
                Some((class, start)) if !class.is_empty() => {
                    let from = (self.x(start), y);
                    line(&mut self.lines, class, from, (x, y));
                }
                _ => {}
            }
            polls += usize::from(event.kind == Kind::Poll);
            state = Some((next, i));
        }
        let edge = self.width
            - if self.recording.stopped().is_some() {
                40.0
            } else {
                0.0
            };
        match state {
            Some(("tl-poll", start)) => {
                let end = self.recording.events.len();
                self.bar(lane, start, (self.x(start), edge), end, polls);
            }
            Some((class, start)) if !class.is_empty() && self.recording.stopped().is_some() => {
                let from = (self.x(start), y);
                line(&mut self.lines, class, from, (edge, y));
            }
            _ => {}
        }
    }

    /// One call of `poll`, with its number or the worker that made it.
    fn bar(&mut self, lane: usize, start: usize, (x, end): (f64, f64), until: usize, nth: usize) {
        let y = self.y[lane];
        let worker = self.recording.events[start].on.as_deref();
        let number = worker
            .and_then(|on| on.rsplit('-').next())
            .and_then(|n| n.parse::<u32>().ok());
        let class = match number {
            Some(n) if n % 2 == 0 => "tl-bar tl-other",
            _ => "tl-bar",
        };
        let label = worker.map_or(nth.to_string(), super::short);
        let _ = write!(
            self.bars,
            r#"<g data-event="{start}" data-until="{until}">"#
        );
        rect(
            &mut self.bars,
            class,
            (x - 9.0, y - BAR / 2.0),
            (end - x + 9.0, BAR),
            5.0,
        );
        text(&mut self.bars, "tl-nth", (x, y + 4.0), "middle", &label);
        self.bars.push_str("</g>");
    }

    fn events(&mut self) {
        for i in 0..self.recording.events.len() {
            let event = &self.recording.events[i];
            let Some(lane) = self.layout.lane(&event.lane) else {
                continue;
            };
            let (x, y) = (self.x(i), self.y[lane]);
            let by = event
                .by
                .as_deref()
                .and_then(|by| self.layout.lane(by))
                .filter(|b| *b != lane);
            let from = by.map(|by| {
                let edge = BAR / 2.0 + 1.0;
                if by < lane {
                    self.y[by] + edge
                } else {
                    self.y[by] - edge
                }
            });
            let out = &mut self.marks;
            let _ = write!(out, r#"<g data-event="{i}">"#);
            match &event.kind {
                Kind::Create => {
                    if let Some(from) = from {
                        line(out, "tl-made", (x, from), (x, y - 4.0));
                    }
                    circle(out, "tl-made-mark", (x, y), 4.0);
                }
                Kind::Spawn => {
                    if let Some(from) = from {
                        let to = if from < y { y - 7.0 } else { y + 7.0 };
                        arrow(out, "tl-spawn", x, from, to);
                    }
                    circle(out, "tl-spawn-mark", (x, y), 6.0);
                    line(out, "tl-plus", (x - 3.0, y), (x + 3.0, y));
                    line(out, "tl-plus", (x, y - 3.0), (x, y + 3.0));
                }
                Kind::Wake => {
                    // From the clock, from another future, or from outside.
                    let from = match (event.by.as_deref(), from) {
                        (_, Some(from)) => from,
                        (Some("clock"), None) => AXIS - 5.0,
                        _ => y - ROW / 2.0 + 2.0,
                    };
                    let to = if from < y { y - 2.0 } else { y + 2.0 };
                    circle(out, "tl-wake tl-head", (x, from), 3.0);
                    arrow(out, "tl-wake", x, from, to);
                }
                Kind::Pending => circle(out, "tl-pending", (x, y), 6.0),
                Kind::Ready => {
                    circle(out, "tl-ready", (x, y), 8.0);
                    check(out, "tl-check", (x, y));
                }
                Kind::Drop => line(out, "tl-drop", (x, y - 7.0), (x, y + 7.0)),
                Kind::Cancel => cross(out, "tl-cancel-mark", (x, y), 6.0),
                Kind::Note(_) | Kind::Poll => {}
            }
            out.push_str("</g>");
        }
    }

    fn labels(&mut self, labels: &[Label]) {
        for label in labels {
            let below = self.y[label.lane] + ROW / 2.0 + label.level as f64 * STRIP;
            let (x, out) = (label.x, &mut self.marks);
            let _ = write!(out, r#"<g data-event="{}">"#, label.event);
            let from = self.y[label.lane] + BAR / 2.0;
            line(out, "tl-leader", (x, from), (x, below + 7.0));
            if label.class == "tl-note" {
                circle(out, "tl-note-mark", (x, from), 3.0);
            }
            let (at, anchor) = if label.end {
                (x - 4.0, "end")
            } else {
                (x + 4.0, "start")
            };
            text(out, label.class, (at, below + 8.0), anchor, &label.text);
            out.push_str("</g>");
        }
    }

    /// The bar at which a recording that never ends was stopped.
    fn stopped(&mut self) {
        let x = self.width - 38.0;
        line(
            &mut self.marks,
            "tl-stop",
            (x, AXIS - 12.0),
            (x, self.height - 4.0),
        );
        text(
            &mut self.marks,
            "tl-stop-word",
            (x, 15.0),
            "middle",
            "stopped",
        );
    }

    fn names(&self) -> String {
        let lanes = self.layout.lanes.iter().enumerate();
        let indent = |depth: usize| 10.0 + depth as f64 * 13.0;
        let mut widest: f64 = 40.0;
        let mut out = String::new();
        for (i, lane) in lanes {
            let (x, y) = (indent(lane.depth), self.y[i]);
            if lane.depth > 0 {
                let (x, up) = (x - 7.0, y - 9.0);
                let _ = write!(
                    out,
                    r#"<path class="tl-branch" d="M{} {}V{}H{}"/>"#,
                    n(x),
                    n(up),
                    n(y),
                    n(x + 5.0)
                );
            }
            let class = if lane.task {
                "tl-name tl-task"
            } else {
                "tl-name"
            };
            text(&mut out, class, (x, y + 4.0), "start", &lane.name);
            widest = widest.max(x + width(&lane.name, 13.5) + 10.0);
        }
        let (w, h) = (n(widest), n(self.height));
        format!(
            r#"<svg class="tl-names" aria-hidden="true" width="{w}" height="{h}" viewBox="0 0 {w} {h}">{out}</svg>"#
        )
    }
}
