//! Tells a recording in words: the text equivalent of the drawing.

use super::parse::{Event, Kind, Recording};
use super::pen::escape;
use super::story::Story;

/// One sentence an event, and what caused it, as HTML list items.
pub fn items(story: &Story<'_>) -> String {
    let mut out = String::new();
    for (i, event) in story.recording.events.iter().enumerate() {
        let at = event.at.map(|ms| format!("{ms} ms: ")).unwrap_or_default();
        let why = match story.why(i) {
            why if why.is_empty() => why,
            why => format!(r#" <span class="tl-why">{}</span>"#, super::inline(&why)),
        };
        out.push_str(&format!(
            r#"<li data-event="{i}">{at}{}{why}</li>"#,
            sentence(event, nth(story, i))
        ));
    }
    let end = match story.recording.stopped() {
        Some(why) => format!("Stopped. {}", super::inline(&super::sentence(why))),
        None => "The program ends.".to_string(),
    };
    out.push_str(&format!("<li>{end}</li>"));
    out
}

/// The sentences as they are shown one at a time, to reserve room for the longest.
pub fn plain(story: &Story<'_>) -> Vec<String> {
    let events = story.recording.events.iter().enumerate();
    events
        .map(|(i, event)| {
            let html = sentence(event, nth(story, i));
            let text = html.replace("<code>", "").replace("</code>", "");
            [
                ("&lt;", "<"),
                ("&gt;", ">"),
                ("&quot;", "\""),
                ("&amp;", "&"),
            ]
            .iter()
            .fold(text, |text, (from, to)| text.replace(from, to))
        })
        .collect()
}

/// The number of the poll that begins with event `i`.
fn nth(story: &Story<'_>, i: usize) -> usize {
    story.poll_at(i).map_or(0, |poll| poll.nth)
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
