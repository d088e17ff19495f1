//! Reads the text of a recording, as `probe`'s recorder writes it and insta stores it.

use std::fmt;

/// What happened to a tracked future.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Create,
    Spawn,
    Poll,
    Pending,
    Ready,
    Wake,
    Drop,
    Cancel,
    Note(String),
}

/// One line of a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Milliseconds on the paused clock; `None` where no clock was recorded.
    pub at: Option<u64>,
    pub lane: String,
    pub kind: Kind,
    /// The future that was being polled when this happened, or `clock`.
    pub by: Option<String>,
    /// The worker thread that polled.
    pub on: Option<String>,
    /// The line of the figure's program.
    pub line: Option<u32>,
}

/// A whole recording: the events in the order in which they happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    pub events: Vec<Event>,
    /// `finished`, or `stopped: why`.
    pub outcome: String,
    /// Whether the virtual clock was recorded.
    pub clock: bool,
}

impl Recording {
    /// The verdict of a recording that did not come to its end.
    pub fn stopped(&self) -> Option<&str> {
        self.outcome.strip_prefix("stopped:").map(str::trim)
    }
}

/// What is wrong with a recording, and in which line of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// Parses a recording; insta's header (between two `---` lines) is skipped.
pub fn parse(text: &str) -> Result<Recording, Malformed> {
    let mut lines = text.lines().enumerate().map(|(i, l)| (i + 1, l)).peekable();
    if lines.next_if(|(_, l)| l.trim_end() == "---").is_some() {
        for (_, line) in lines.by_ref() {
            if line.trim_end() == "---" {
                break;
            }
        }
    }
    let mut lines = lines.filter(|(_, l)| !l.trim().is_empty());
    let bad = |line, what: String| Malformed { line, what };
    let (n, first) = lines
        .next()
        .ok_or_else(|| bad(1, "the recording is empty".into()))?;
    let clock = match first.trim().strip_prefix("clock:").map(str::trim) {
        Some("paused") => true,
        Some("none") => false,
        _ => {
            let what = format!("expected `clock: paused` or `clock: none`, found `{first}`");
            return Err(bad(n, what));
        }
    };
    let mut events = Vec::new();
    let mut last = n;
    for (n, line) in lines {
        if let Some(outcome) = line.strip_prefix("outcome:") {
            let outcome = outcome.trim().to_string();
            return Ok(Recording {
                events,
                outcome,
                clock,
            });
        }
        events.push(event(line, clock).map_err(|what| bad(n, what))?);
        last = n;
    }
    Err(bad(last, "the recording has no `outcome:` line".into()))
}

fn event(line: &str, clock: bool) -> Result<Event, String> {
    let mut rest = line.trim_start();
    let at = if clock {
        let ms = word(&mut rest);
        let ms = ms
            .parse()
            .map_err(|_| format!("expected a time in ms, found `{ms}`"))?;
        match word(&mut rest) {
            "ms" => Some(ms),
            other => return Err(format!("expected `ms` after the time, found `{other}`")),
        }
    } else {
        match word(&mut rest) {
            "-" => None,
            other => return Err(format!("expected `-` where no clock runs, found `{other}`")),
        }
    };
    let lane = word(&mut rest).to_string();
    let kind = match word(&mut rest) {
        "create" => Kind::Create,
        "spawn" => Kind::Spawn,
        "poll" => Kind::Poll,
        "pending" => Kind::Pending,
        "ready" => Kind::Ready,
        "wake" => Kind::Wake,
        "drop" => Kind::Drop,
        "cancel" => Kind::Cancel,
        "note" => Kind::Note(String::new()),
        "" => return Err("expected a future's name and an event".into()),
        other => return Err(format!("unknown event `{other}`")),
    };
    let mut event = Event {
        at,
        lane,
        kind,
        by: None,
        on: None,
        line: None,
    };
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let (key, value) = rest
            .split_once('=')
            .ok_or_else(|| format!("expected `key=value`, found `{rest}`"))?;
        rest = value;
        match key {
            "text" => {
                // Always the last detail, so a quote inside needs no care.
                let text = rest.trim().trim_start_matches('"').trim_end_matches('"');
                if !matches!(event.kind, Kind::Note(_)) {
                    return Err("only a note has a text".into());
                }
                event.kind = Kind::Note(text.replace("\\\"", "\"").replace("\\\\", "\\"));
                rest = "";
            }
            "by" => event.by = Some(word(&mut rest).to_string()),
            "on" => event.on = Some(word(&mut rest).to_string()),
            "line" => {
                let n = word(&mut rest);
                event.line = Some(n.parse().map_err(|_| format!("`line={n}` is no number"))?);
            }
            // A detail that a later recorder adds is no reason to draw nothing.
            _ => {
                word(&mut rest);
            }
        }
    }
    Ok(event)
}

/// Takes one word off the front.
fn word<'a>(rest: &mut &'a str) -> &'a str {
    let text = rest.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, tail) = text.split_at(end);
    *rest = tail;
    word
}
