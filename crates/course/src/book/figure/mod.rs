//! Figures: recordings of real programs, drawn as inline SVG with a text equivalent.

mod draw;
mod layout;
mod parse;
mod pen;
mod words;

pub use parse::{Event, Kind, Malformed, Recording, parse};
pub(crate) use pen::escape;

use layout::{Layout, Scale};
use std::fmt::Write;

/// Draws the recordings (name and content) as one figure on one scale, below each other.
///
/// `id` must be unique in the whole book, because the print page holds all chapters. The
/// result is one HTML block without an empty line, so that Markdown leaves it alone.
pub fn figure(id: &str, recordings: &[(&str, Recording)], caption: &str) -> String {
    let all: Vec<&Recording> = recordings.iter().map(|(_, r)| r).collect();
    let scale = Scale::shared(&all);
    let several = recordings.len() > 1;
    let mut tracks = String::new();
    let mut told = String::new();
    for (i, (name, recording)) in recordings.iter().enumerate() {
        let id = format!("{id}-{}", i + 1);
        let title = title(name);
        let layout = Layout::new(recording, &scale);
        let lanes: Vec<&str> = layout.lanes.iter().map(|l| l.name.as_str()).collect();
        let desc = words::summary(recording, &lanes);
        let drawing = draw::draw(recording, &scale, &id, &title, &desc);
        if several {
            let _ = write!(tracks, r#"<p class="tl-title">{}</p>"#, escape(&title));
            let _ = write!(told, "<p>{}:</p>", escape(&title));
        }
        let _ = writeln!(
            tracks,
            r#"<div class="tl-recording" data-recording="{}">{}{}</div>"#,
            escape(name),
            drawing.names,
            drawing.track
        );
        if let Some(why) = recording.stopped() {
            let _ = write!(
                tracks,
                r#"<p class="tl-outcome"><strong>Stopped.</strong> {}</p>"#,
                inline(why)
            );
        }
        let _ = write!(told, "<ol>{}</ol>", words::items(recording));
    }
    let caption = inline(caption);
    let label = escape(
        &recordings
            .iter()
            .map(|(name, _)| title(name))
            .collect::<Vec<_>>()
            .join(", "),
    );
    format!(
        "<figure class=\"timeline\" id=\"{id}\">\n\
         <div class=\"tl-scroll\" role=\"region\" aria-label=\"Timeline: {label}\" tabindex=\"0\">\n{tracks}</div>\n\
         {legend}\n\
         <figcaption>{caption}</figcaption>\n\
         <details class=\"tl-words\"><summary>The events in words</summary>{told}</details>\n\
         </figure>",
        legend = legend(&all),
    )
}

/// `03_run_and_wait` is shown as `Run and wait`.
fn title(name: &str) -> String {
    let words = name
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '_')
        .replace('_', " ");
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |c| {
        c.to_uppercase().collect::<String>() + chars.as_str()
    })
}

/// `worker-2` is short `w2`; any other thread is its first letter.
fn short(worker: &str) -> String {
    let digits = worker
        .rsplit('-')
        .next()
        .filter(|n| n.parse::<u32>().is_ok());
    let first: String = worker.chars().take(1).collect();
    format!("{first}{}", digits.unwrap_or_default())
}

/// Escapes a caption; text between backticks becomes code.
fn inline(caption: &str) -> String {
    let mut out = String::new();
    for (i, part) in caption.split('`').enumerate() {
        match i % 2 {
            0 => out.push_str(&escape(part)),
            _ => {
                let _ = write!(out, "<code>{}</code>", escape(part));
            }
        }
    }
    out
}

/// What the marks mean: only those that the figure uses.
fn legend(recordings: &[&Recording]) -> String {
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
