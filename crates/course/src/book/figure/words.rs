//! Tells a recording in words: the text equivalent of the drawing.

use super::parse::{Event, Kind, Recording};
use super::pen::escape;
use std::collections::BTreeMap;

/// One sentence an event, as HTML list items.
pub fn items(recording: &Recording) -> String {
    let mut polls: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = String::new();
    for (i, event) in recording.events.iter().enumerate() {
        if event.kind == Kind::Poll {
            *polls.entry(&event.lane).or_default() += 1;
        }
        let nth = polls.get(event.lane.as_str()).copied().unwrap_or(0);
        let at = event.at.map(|ms| format!("{ms} ms: ")).unwrap_or_default();
        out.push_str(&format!(
            r#"<li data-event="{i}">{at}{}</li>"#,
            sentence(event, nth)
        ));
    }
    let end = match recording.stopped() {
        Some(why) => format!("Stopped: {}", super::inline(why)),
        None => "The program ends.".to_string(),
    };
    out.push_str(&format!("<li>{end}</li>"));
    out
}

fn sentence(event: &Event, nth: usize) -> String {
    let it = code(&event.lane);
    let line = event
        .line
        .map(|line| format!(" (line {line})"))
        .unwrap_or_default();
    let by = event.by.as_deref().filter(|by| *by != event.lane);
    let on = event
        .on
        .as_deref()
        .map(|on| format!(" on {}", escape(on)))
        .unwrap_or_default();
    let who = |by: &str| {
        if by == "clock" {
            "the clock".to_string()
        } else {
            code(by)
        }
    };
    match (&event.kind, by) {
        (Kind::Create, Some(by)) => format!("{} makes {it}{line}.", who(by)),
        (Kind::Create, None) => format!("{it} is made{line}."),
        (Kind::Spawn, Some(by)) => format!("{} spawns {it} as a task{line}.", who(by)),
        (Kind::Spawn, None) => format!("{it} is spawned as a task{line}."),
        (Kind::Poll, Some(by)) => format!("{} polls {it}{on}, poll {nth}.", who(by)),
        (Kind::Poll, None) => format!("{it} is polled{on}, poll {nth}."),
        (Kind::Pending, _) => format!("{it} is not ready: it waits."),
        (Kind::Ready, _) => format!("{it} is ready."),
        (Kind::Wake, Some(by)) => format!("{} wakes {it}.", who(by)),
        (Kind::Wake, None) => format!("{it} is woken."),
        (Kind::Drop, _) => format!("{it} is dropped, after it was ready."),
        (Kind::Cancel, _) => format!("{it} is canceled: dropped before it was ready."),
        (Kind::Note(text), _) => format!("{it} notes: {}.", escape(text)),
    }
}

fn code(name: &str) -> String {
    format!("<code>{}</code>", escape(name))
}

/// One sentence for the whole: what the drawing's description says.
pub fn summary(recording: &Recording, lanes: &[&str]) -> String {
    let polls = recording
        .events
        .iter()
        .filter(|e| e.kind == Kind::Poll)
        .count();
    let last = recording.events.iter().filter_map(|e| e.at).max();
    let time = match last {
        Some(ms) => format!(" over {ms} ms of simulated time"),
        None => String::new(),
    };
    let end = match recording.stopped() {
        Some(why) => format!("stopped: {why}"),
        None => "it ends by itself".to_string(),
    };
    format!(
        "{} tracked futures ({}), {} events, {polls} of them polls{time}; {end}. The events stand in words below.",
        lanes.len(),
        lanes.join(", "),
        recording.events.len(),
    )
}
