//! What the player in `theme/figure.js` needs: its frame, with the room that the longest
//! texts take, and the facts of each event as JSON. The script only shows them.

use super::draw::Drawing;
use super::labels::PAD;
use super::layout::Scale;
use super::pen::escape;
use super::story::{Line, Story};
use super::words;
use serde::Serialize;
use std::fmt::Write;

/// A drawn recording.
pub struct Part<'a> {
    pub title: String,
    pub story: Story<'a>,
    pub drawing: Drawing,
}

#[derive(Serialize)]
struct Data<'a> {
    parts: Vec<PartData<'a>>,
    /// For each event of all recordings, in the order in which they are stepped, the number
    /// of its recording; empty for a single one.
    order: Vec<usize>,
    /// Where each instant of the shared scale begins.
    instants: Vec<(u64, f64)>,
}

#[derive(Serialize)]
struct PartData<'a> {
    title: &'a str,
    lanes: &'a [String],
    /// The middle of each lane and of each event's column.
    y: Vec<f64>,
    x: Vec<f64>,
    /// The lane of each event.
    of: Vec<usize>,
    /// Half of a column.
    half: f64,
    /// The time of each event; empty without a clock.
    at: Vec<u64>,
    /// Every text once.
    words: Vec<String>,
    /// For each event: lane, words, lane, words... of the lanes whose state it changes. The
    /// first letter of the words is the state's mark.
    states: Vec<Vec<usize>>,
    /// For each event: who is polled after it, in words.
    polled: Vec<usize>,
    /// For each event: the line of the program, what it has to do with it, in words, and
    /// whether it ran just now.
    lines: Vec<Option<(u32, usize, bool)>>,
    /// For each event: the wake and the polls that led to it.
    chains: Vec<Vec<usize>>,
    end: String,
}

#[derive(Default)]
struct Table(Vec<String>);

impl Table {
    fn put(&mut self, text: String) -> usize {
        let known = self.0.iter().position(|t| *t == text);
        known.unwrap_or_else(|| {
            self.0.push(text);
            self.0.len() - 1
        })
    }
}

fn part<'a>(part: &'a Part<'_>, scale: &Scale) -> PartData<'a> {
    let story = &part.story;
    let events = 0..story.recording.events.len();
    let round = |v: &f64| (v * 10.0).round() / 10.0;
    let mut table = Table::default();
    let mut states = Vec::new();
    let mut before: Vec<String> = vec![String::new(); story.lanes.len()];
    for event in events.clone() {
        let mut changed = Vec::new();
        for (lane, before) in before.iter_mut().enumerate() {
            let (mark, words) = story.state(event, lane);
            let words = format!("{mark}{words}");
            if *before != words {
                changed.extend([lane, table.put(words.clone())]);
                *before = words;
            }
        }
        states.push(changed);
    }
    let polled = events.clone().map(|e| table.put(story.polled(e))).collect();
    let mut line = |e: usize| {
        let ran = matches!(story.steps[e].line, Some(Line::Ran(_)));
        story
            .line(e)
            .map(|(line, says)| (line, table.put(says), ran))
    };
    let lines = events.clone().map(&mut line).collect();
    PartData {
        title: &part.title,
        lanes: &story.lanes,
        y: part.drawing.y.iter().map(round).collect(),
        x: part.drawing.x.iter().map(round).collect(),
        of: story
            .recording
            .events
            .iter()
            .map(|e| story.lane(&e.lane).unwrap_or_default())
            .collect(),
        half: round(&(scale.column / 2.0)),
        at: story.recording.events.iter().filter_map(|e| e.at).collect(),
        chains: events.map(|e| story.chain(e)).collect(),
        end: story.end(),
        words: table.0,
        states,
        polled,
        lines,
    }
}

/// The facts as JSON, in an element that does not run.
pub fn data(parts: &[Part<'_>], scale: &Scale) -> String {
    let data = Data {
        parts: parts.iter().map(|p| part(p, scale)).collect(),
        order: if parts.len() > 1 {
            order(parts)
        } else {
            Vec::new()
        },
        instants: scale
            .instants
            .iter()
            .filter_map(|i| Some((i.at?, (i.x + PAD - 4.0).round())))
            .collect(),
    };
    let json = serde_json::to_string(&data).expect("texts and numbers are JSON");
    // `</script>` in a note would end the element.
    let json = json.replace('<', "\\u003c");
    format!("<script type=\"application/json\" class=\"tl-data\">{json}</script>")
}

/// In the order of time, then of the recordings; without a clock side by side.
fn order(parts: &[Part<'_>]) -> Vec<usize> {
    let mut all = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        for (i, event) in part.story.recording.events.iter().enumerate() {
            let when = match event.at {
                Some(ms) => (ms, 0),
                None => (0, i),
            };
            all.push((when, n, i));
        }
    }
    all.sort();
    all.into_iter().map(|(_, n, _)| n).collect()
}

/// The frames of what the player says about each recording. Each text has its room from the
/// start: CSS lays the longest one, unseen, into the same place. The sentence and its reason
/// share theirs, so that the one follows the other. All recordings have the same room, so that
/// two of them stand beside each other line by line.
pub fn frames(parts: &[Part<'_>]) -> String {
    let mut say = Vec::new();
    let mut cause = Vec::new();
    let mut polled = Vec::new();
    for Part { story, .. } in parts {
        let count = story.recording.events.len();
        say.extend(words::plain(story));
        cause.extend((0..count).map(|e| match story.why(e) {
            why if e + 1 == count => format!("{why} {}", story.end()),
            why => why,
        }));
        polled.extend((0..count).map(|e| story.polled(e)));
    }
    let (say, cause, polled) = (longest(say), longest(cause), longest(polled));
    let mut out = String::new();
    for (i, Part { title, story, .. }) in parts.iter().enumerate() {
        let label = escape(&format!("{title}, at this event"));
        let count = story.recording.events.len();
        let title = match parts.len() {
            1 => String::new(),
            _ => escape(title),
        };
        let front = if i == 0 { " tl-front" } else { "" };
        let _ = write!(
            out,
            "<section class=\"tl-now{front}\" aria-label=\"{label}\"><div><p class=\"tl-at\" data-longest=\"{title} event {count} of {count} at 00000 ms\"></p>\
             <div class=\"tl-flow\"><div><p class=\"tl-say\"></p><p class=\"tl-cause\"></p></div>\
             <div aria-hidden=\"true\"><p class=\"tl-say\" data-longest=\"{say}\"></p>\
             <p class=\"tl-cause\" data-longest=\"{cause}\"></p></div></div>\
             <p class=\"tl-polled\" data-longest=\"Polled now: {polled}\"></p></div><dl>",
        );
        for (lane, name) in story.lanes.iter().enumerate() {
            let events = 0..story.recording.events.len();
            let state = longest(events.map(|e| story.state(e, lane).1).collect());
            let name = escape(name);
            let _ = write!(
                out,
                "<div><dt>{name}</dt><dd data-longest=\"{state}\"></dd></div>"
            );
        }
        out.push_str("</dl></section>");
    }
    out
}

fn longest(texts: Vec<String>) -> String {
    let longest = texts.into_iter().max_by_key(|text| text.chars().count());
    // A name is set as code, about one letter wider than its letters.
    let longest = longest.unwrap_or_default().replace(" `", " ");
    escape(&longest)
}
