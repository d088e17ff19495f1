//! The key to the marks of a figure.

use super::parse::{Kind, Recording};
use super::{escape, pen, short};
use std::fmt::Write;

/// What the marks mean: only those that the figure uses.
pub fn legend(recordings: &[&Recording]) -> String {
    let has = |test: fn(&Kind) -> bool| {
        recordings
            .iter()
            .any(|r| r.events.iter().any(|e| test(&e.kind)))
    };
    let on = |r: &&Recording| {
        r.events
            .iter()
            .filter_map(|e| e.on.clone())
            .collect::<Vec<_>>()
    };
    let mut workers: Vec<String> = recordings.iter().flat_map(on).collect();
    workers.sort();
    workers.dedup();
    let bar_label = workers.first().map_or("1".to_string(), |w| short(w));
    let number = match workers.as_slice() {
        [] => "polled, the 1st time".to_string(),
        workers => {
            let all: Vec<String> = workers
                .iter()
                .map(|w| format!("{} = {w}", short(w)))
                .collect();
            format!("polled ({})", escape(&all.join(", ")))
        }
    };
    let mid = 10.0;
    let mut out = String::from(r#"<ul class="tl-legend" aria-hidden="true">"#);
    let mut entry = |shown: bool, wide: f64, shape: &dyn Fn(&mut String), meaning: &str| {
        if shown {
            let mut mark = String::new();
            shape(&mut mark);
            let _ = write!(
                out,
                r#"<li><svg width="{w}" height="20" viewBox="0 0 {w} 20">{mark}</svg>{meaning}</li>"#,
                w = pen::n(wide)
            );
        }
    };
    let created = has(|k| *k == Kind::Create);
    entry(
        created,
        12.0,
        &|o| pen::circle(o, "tl-made-mark", (6.0, mid), 4.0),
        "made",
    );
    entry(
        has(|k| *k == Kind::Spawn),
        16.0,
        &|o| {
            pen::circle(o, "tl-spawn-mark", (8.0, mid), 6.0);
            pen::line(o, "tl-plus", (5.0, mid), (11.0, mid));
            pen::line(o, "tl-plus", (8.0, mid - 3.0), (8.0, mid + 3.0));
        },
        "spawned as a task",
    );
    entry(
        has(|k| *k == Kind::Poll),
        32.0,
        &|o| {
            pen::rect(o, "tl-bar", (1.0, 1.0), (30.0, 18.0), 5.0);
            pen::text(o, "tl-nth", (16.0, 14.0), "middle", &bar_label);
        },
        &number,
    );
    entry(
        has(|k| *k == Kind::Pending),
        36.0,
        &|o| {
            pen::line(o, "tl-wait", (8.0, mid), (36.0, mid));
            pen::circle(o, "tl-pending", (8.0, mid), 6.0);
        },
        "pending, waits",
    );
    entry(
        has(|k| *k == Kind::Wake),
        12.0,
        &|o| {
            pen::circle(o, "tl-wake tl-head", (6.0, 4.0), 3.0);
            pen::arrow(o, "tl-wake", 6.0, 4.0, 19.0);
        },
        "woken",
    );
    entry(
        has(|k| *k == Kind::Ready),
        18.0,
        &|o| {
            pen::circle(o, "tl-ready", (9.0, mid), 8.0);
            pen::check(o, "tl-check", (9.0, mid));
        },
        "ready",
    );
    let dropped = has(|k| *k == Kind::Drop);
    entry(
        dropped,
        8.0,
        &|o| pen::line(o, "tl-drop", (4.0, 3.0), (4.0, 17.0)),
        "dropped",
    );
    let canceled = has(|k| *k == Kind::Cancel);
    entry(
        canceled,
        16.0,
        &|o| pen::cross(o, "tl-cancel-mark", (8.0, mid), 6.0),
        "canceled: dropped before it was ready",
    );
    out.push_str("</ul>");
    out
}
